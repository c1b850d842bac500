'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { DraftConflict } from './draft-conflict'
import { DraftStanding } from './draft-standing'
import { type DraftState, lineSpan } from './draft-state'
import { Remarks } from './remarks'
import { type SaveDraft, useDraft } from './use-draft'

type Props = {
  /** Named fields of the draft as the server has it. */
  initial: DraftState
  save: SaveDraft
  storageKey: string
  reviewHref: string
  /** What is published, to tell an unchanged text from a draft. */
  publishedText: string
}

/** A card as text: saved as it is typed, remarks with their lines beside it, both texts where two people wrote. */
export function CardEditor({ initial, save, storageKey, reviewHref, publishedText }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const router = useRouter()
  const [hint, setHint] = useState('')
  const [setAside, setSetAside] = useState<string | null>(null)
  const { state, restoredAt, typed, flush, choose } = useDraft({ initial, save, storageKey, area })

  async function review() {
    setHint('')
    if (area.current?.value === publishedText) {
      setHint('Nothing is different from the published revision yet.')
      return
    }
    const { phase } = await flush()
    if (phase === 'saved') router.push(reviewHref)
    else if (phase === 'unreached') setHint('The draft has to reach the server before it can be reviewed.')
  }

  function goTo(line: number) {
    const field = area.current
    if (!field) return
    const { start, end } = lineSpan(field.value, line)
    field.focus()
    field.setSelectionRange(start, end)
    // Browsers do not scroll a text field to its selection by themselves.
    const share = start / Math.max(1, field.value.length)
    field.scrollTop = Math.max(0, field.scrollHeight * share - field.clientHeight / 3)
  }

  return (
    <div>
      {state.theirs ? (
        <DraftConflict
          theirs={state.theirs}
          keepMine={() => choose('keptMine')}
          takeTheirs={() => {
            setSetAside(area.current?.value ?? null)
            choose('tookTheirs')
          }}
        />
      ) : null}
      <div className="editor">
        <div className="min-w-0">
          <label className="field-label mb-1" htmlFor="card-text">
            {state.theirs ? 'Your text' : 'The card, as Markdown with front matter'}
          </label>
          <textarea
            ref={area}
            id="card-text"
            className="editor-text"
            defaultValue={initial.savedText}
            onInput={typed}
            spellCheck
            dir="auto"
            aria-describedby="card-standing"
          />
          <div className="editor-bar">
            <button
              type="button"
              className={buttonClass('primary')}
              onClick={review}
              aria-disabled={state.phase === 'conflict' || undefined}
            >
              Review and publish
            </button>
            <DraftStanding state={state} restoredAt={restoredAt} hint={hint} />
          </div>
          {setAside === null ? null : (
            <details className="more">
              <summary>What you had typed before you took the other text</summary>
              <textarea className="editor-text editor-theirs mt-2" readOnly value={setAside} aria-label="Set aside" />
            </details>
          )}
        </div>
        <Remarks problems={state.problems} goTo={goTo} />
      </div>
    </div>
  )
}
