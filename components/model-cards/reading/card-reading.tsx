import type { ReactNode } from 'react'
import { type AnswerPlace, AnswerView } from '@/components/documents/answer-view'
import { cx } from '@/components/ui/cx'
import { hiddenIn, revealed } from '@/components/ui/hidden-characters'
import { HiddenNotice } from '@/components/ui/hidden-notice'
import { Icon } from '@/components/ui/icon'
import type { AnswerOrigin, RevisionItem } from '@/lib/documents/views'
import type { CardPart } from '@/lib/model-cards/roles/rules'
import type { OwnPart } from '@/lib/model-cards/roles/vocabulary'
import { RESULTS_FIELD } from '@/lib/model-cards/vocabulary'
import { roleLabels } from '@/lib/platform/vocabulary'
import { isAnswered } from '@/lib/templates/rules'
import type { Answer, Answers, TemplateField } from '@/lib/templates/vocabulary'
import { CardSource } from './card-source'
import '@/components/documents/document-reading.css'
import './card.css'

type Shared = AnswerPlace & {
  answers: Answers
  origins: Record<string, AnswerOrigin>
  /** Oldest first. */
  revisions: readonly RevisionItem[]
  /** The charts and figures of the results; null where there are none. */
  results: ReactNode
  now: number
}

type Props = Shared & { parts: readonly CardPart[]; own: Record<OwnPart, { title: string; content: ReactNode }> }

/** A card as people read it: the reader's own part first, and of each section what it says. */
export function CardReading({ parts, own, ...shared }: Props) {
  return parts.map((part) => {
    if (part.kind === 'own') {
      const { title, content } = own[part.part]
      return (
        <section key={part.part} className="doc-section" id={part.part} aria-labelledby={`${part.part}-title`}>
          <h2 id={`${part.part}-title`}>{title}</h2>
          {content}
        </section>
      )
    }
    const { section, fields } = part
    const { answers } = shared
    const open = fields.filter(
      (field) => !field.required && !isAnswered(field, answers[field.key]) && !answers[field.key],
    )
    return (
      <section key={section.key} className="doc-section" id={section.key} aria-labelledby={`${section.key}-title`}>
        <h2 id={`${section.key}-title`}>
          {section.name}
          <span className="doc-role">{roleLabels[section.role]}</span>
        </h2>
        {fields
          .filter((field) => !open.includes(field))
          .map((field) => (
            <FieldReading key={field.key} field={field} answer={answers[field.key] ?? null} {...shared} />
          ))}
        {open.length > 0 ? (
          <details className="card-open">
            <summary>{open.length === 1 ? 'One question is' : `${open.length} questions are`} left open</summary>
            <p>{open.map(({ label }) => label.replace(/[.:]$/, '')).join(' · ')}</p>
          </details>
        ) : null}
      </section>
    )
  })
}

function FieldReading({
  field,
  answer,
  origins,
  revisions,
  results,
  now,
  base,
  names,
}: Shared & { field: TemplateField; answer: Answer }) {
  const origin = origins[field.key]
  const isResults = field.key === RESULTS_FIELD && results !== null
  return (
    <div
      className={cx('doc-field', isResults && 'card-wide', isShort(field, answer) && 'card-short')}
      id={`field-${field.key}`}
    >
      <div className="min-w-0">
        <h3 className="doc-label card-label">
          {field.label}
          {field.material ? null : <span className="card-minor">minor</span>}
        </h3>
        <div className="doc-answer">{isResults ? results : <Answered {...{ field, answer, base, names }} />}</div>
        {field.required && answer !== null && !isAnswered(field, answer) ? (
          <p className="text-12 text-warn">
            <Icon name="warning" size={12} /> Not complete yet.
          </p>
        ) : null}
      </div>
      {origin && answer !== null ? <CardSource origin={origin} revisions={revisions} now={now} /> : null}
    </div>
  )
}

/** A fact of a few words stands beside its name. */
function isShort({ kind }: TemplateField, answer: Answer): boolean {
  if (kind === 'list' && Array.isArray(answer)) return answer.join(', ').length <= 120
  return kind === 'text' || kind === 'date' || kind === 'number' || kind === 'choice'
}

/** Keys that a file had and no question asks for: as they stand there. */
const verbatim = new Set(['other_metadata'])

function Answered(props: AnswerPlace & { field: TemplateField; answer: Answer }) {
  const { field, answer } = props
  if (!verbatim.has(field.key) || typeof answer !== 'string') return <AnswerView {...props} />
  return (
    <>
      <HiddenNotice found={hiddenIn([answer])} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre className="raw" tabIndex={0}>
        {revealed(answer)}
      </pre>
    </>
  )
}
