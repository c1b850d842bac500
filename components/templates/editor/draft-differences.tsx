'use client'

import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import type { TemplateChange } from '@/lib/templates/views'
import type { TheirDraft } from './draft-state'

type Props = {
  theirs: TheirDraft
  differences: readonly TemplateChange[]
  keepMine: () => void
  takeTheirs: () => void
}

/** Two people wrote: how theirs differs from what stands here, and the choice. Nothing is overwritten before it is made. */
export function DraftDifferences({ theirs, differences, keepMine, takeTheirs }: Props) {
  return (
    <div className="notice tone-warn mb-4" role="alert">
      <Icon name="warning" />
      <div className="min-w-0">
        <p className="font-semibold">{theirs.message}</p>
        <p className="mt-1 text-fg-2">
          {differences.length > 0
            ? `Compared with yours, ${theirs.savedBy ? `the draft of ${theirs.savedBy}` : 'the other one'} says:`
            : 'Yours stands below.'}
        </p>
        <ul className="mt-1 max-h-[300px] list-disc overflow-y-auto pl-5">
          {differences.map((change) => (
            <li key={`${change.kind}:${change.of}:${change.key}:${change.property ?? ''}`}>
              {change.words}
              {change.after && !change.words.includes('”, is now “') ? (
                <span className="block whitespace-pre-line text-fg-2">{change.after}</span>
              ) : null}
            </li>
          ))}
        </ul>
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
