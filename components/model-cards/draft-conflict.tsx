'use client'

import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { TheirDraft } from './draft-state'

type Props = { theirs: TheirDraft; keepMine: () => void; takeTheirs: () => void }

/** Two people wrote: both texts, and the choice. Nothing is overwritten before it is made. */
export function DraftConflict({ theirs, keepMine, takeTheirs }: Props) {
  const who = theirs.savedBy ?? 'the card'
  return (
    <div className="notice tone-warn mb-4" role="alert">
      <Icon name="warning" />
      <div className="min-w-0">
        <p className="font-semibold">{theirs.message}</p>
        <p className="mt-1 text-fg-2">
          Your text stands below, theirs here. Copy what you need from one to the other, then choose.
        </p>
        <label className="field-label mt-3 mb-1" htmlFor="their-text">
          {theirs.savedBy ? `Text of ${who}` : 'The other text'}
        </label>
        <textarea id="their-text" className="editor-text editor-theirs" readOnly value={theirs.text} dir="auto" />
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="button" className={buttonClass('secondary')} onClick={keepMine}>
            Keep mine, over theirs
          </button>
          <button type="button" className={buttonClass('secondary')} onClick={takeTheirs}>
            Take theirs
          </button>
        </div>
      </div>
    </div>
  )
}
