'use client'

import { Icon } from '@/components/ui/icon'
import { Ref } from '@/components/ui/text-link'
import { normalizeAnswer } from '@/lib/templates/normal-form/rules'
import type { TemplateField } from '@/lib/templates/vocabulary'
import { answerWords } from './answer-words'
import { useDraftStore } from './draft-context'
import type { LiveApprovals } from './field-block'
import type { FieldState } from './field-state'
import type { EditorChoices } from './input-props'
import { sameAnswer } from './same-answer'

type Props = {
  id: string
  field: TemplateField
  state: FieldState
  approvals: LiveApprovals | null
  people: EditorChoices['people']
}

/** What the person has to know about an answer, beside that it is saved. */
export function FieldNotes({ id, field, state, approvals, people }: Props) {
  const store = useDraftStore()
  const { phase, message, mergedWith, restoredAt, setAside, value } = state
  const approved = approvals?.answers[field.key] ?? null
  // Publishing trims: what differs only by that voids nothing.
  const voids =
    approvals &&
    field.material &&
    field.kind !== 'metrics' &&
    !sameAnswer(normalizeAnswer(field, approved), normalizeAnswer(field, value))
  return (
    <div id={id} className="ed-notes">
      {phase === 'refused' && message ? (
        <p className="field-error" role="alert">
          <Icon name="warning" size={13} />
          <span>{message} Not saved; kept in this browser.</span>
        </p>
      ) : null}
      {mergedWith ? (
        <p className="field-help" role="status">
          {mergedWith} wrote here at the same time; both are in the text.
        </p>
      ) : null}
      {restoredAt && phase !== 'conflict' ? (
        <p className="field-help">What you had typed here and could not be saved was put back.</p>
      ) : null}
      {voids ? (
        <div className="notice tone-warn ed-voids">
          <Icon name="warning" />
          <div>
            <p>
              <b>Publishing this voids</b>{' '}
              {approvals.refs.map(({ ref, href, words }, at) => (
                <span key={ref}>
                  {at > 0 ? '; ' : null}
                  <Ref href={href}>{ref}</Ref>, {words}
                </span>
              ))}
              .
            </p>
            <button type="button" className="btn mt-2" onClick={() => store.input(field.key, approved)}>
              {putBackWords(field, answerWords(field, approved, people))}
            </button>
          </div>
        </div>
      ) : null}
      {setAside.map((kept, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was set aside has no identity but its place
        <details key={at} className="ed-aside">
          <summary>What stood here before, set aside</summary>
          <pre>{answerWords(field, kept, people)}</pre>
          <button type="button" className="btn" onClick={() => store.choose(field.key, { type: 'putBack', at })}>
            Put it back
          </button>
        </details>
      ))}
    </div>
  )
}

function putBackWords(field: TemplateField, words: string): string {
  if (words === '') return 'Leave it empty, as approved'
  return words.length <= 30 && field.kind !== 'markdown'
    ? `Keep ${words.replace('\n', ', ')}`
    : 'Keep what was approved'
}
