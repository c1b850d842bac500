'use client'

import { Avatar } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import { wordDifference } from '@/components/ui/word-difference'
import { type AnswerSource, answerSourceLabels } from '@/lib/documents/vocabulary'
import type { Answer, TemplateField } from '@/lib/templates/vocabulary'
import { answerWords } from '../editor/answer-words'
import { LoadState } from './load-state'
import { useApi } from './use-api'

interface Step {
  id: string
  value: Answer
  revision: number
  savedAt: string
  savedBy: string | null
  source: AnswerSource
}

type Props = {
  workspace: string
  document: string
  field: TemplateField
  version: number
  people: readonly { id: string; name: string }[]
  putBack?: (answer: Answer) => void
}

/** Every step of an answer, newest first: who made it, when and from where, and what it changed. */
export function FieldHistory({ workspace, document, field, version, people, putBack }: Props) {
  const path = `/documents/${encodeURIComponent(document)}/history`
  const { data, problem, again } = useApi<{ steps: Step[] }>(workspace, path, { field: field.key }, version)
  if (!data) return <LoadState problem={problem} again={again} what="The history" />
  if (data.steps.length === 0) return <p className="text-13 text-fg-2">This was never answered in a draft.</p>
  return (
    <ol className="fp-steps">
      {data.steps.map((step, at) => {
        const now = answerWords(field, step.value ?? null, people)
        const before = data.steps[at + 1]
        return (
          <li key={step.id}>
            <p className="fp-by">
              <Avatar name={step.savedBy ?? '?'} size={18} />
              <b>{step.savedBy ?? 'a former member'}</b>
              <span className="text-fg-3">
                <RelativeTime at={step.savedAt} />
                {step.source === 'person' ? null : `, ${answerSourceLabels[step.source].toLowerCase()}`}
              </span>
              {putBack && at > 0 ? (
                <button type="button" className="lk ml-auto" onClick={() => putBack(step.value ?? null)}>
                  Put back
                </button>
              ) : null}
            </p>
            <Changed before={before ? answerWords(field, before.value ?? null, people) : ''} now={now} />
          </li>
        )
      })}
    </ol>
  )
}

/** The answer after the step, with what it took out and put in. */
function Changed({ before, now }: { before: string; now: string }) {
  if (now === '') return <p className="text-13 text-fg-3">made it empty</p>
  if (before === '') return <p className="fp-text">{now}</p>
  const taken = wordDifference(before, now).before.filter(({ kept }) => !kept)
  return (
    <p className="fp-text">
      {wordDifference(before, now).after.map(({ kept, text }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        kept ? <span key={at}>{text}</span> : <ins key={at}>{text}</ins>,
      )}
      {taken.length > 0 ? (
        <span className="block text-12 text-fg-3">
          without <del>{taken.map(({ text }) => text.trim()).join(' … ')}</del>
        </span>
      ) : null}
    </p>
  )
}
