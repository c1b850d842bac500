import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { dayWords } from '@/components/ui/relative-time'
import type { AnswerOrigin } from '@/lib/documents/views'
import type { AnswerSource } from '@/lib/documents/vocabulary'
import { roleLabels } from '@/lib/platform/vocabulary'
import { isAnswered, shownSections } from '@/lib/templates/rules'
import type { Answer, Answers, Template, TemplateField } from '@/lib/templates/vocabulary'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { type AnswerPlace, AnswerView } from './answer-view'
import { ValueCasePanel } from './value-case'
import './document-reading.css'

type Props = AnswerPlace & {
  template: Template
  answers: Answers
  riskTier: RiskTier | null
  /** Who gave each answer, in the margin; absent where nobody is named. */
  origins?: Record<string, AnswerOrigin>
}

/** A document as people read it, section by section; what its conditions hide is not there. */
export function DocumentReading({ template, answers, riskTier, origins, base, names }: Props) {
  return shownSections(template, answers, riskTier).map(({ section, fields }) => (
    <section key={section.key} className="doc-section" id={section.key} aria-labelledby={`${section.key}-title`}>
      <h2 id={`${section.key}-title`}>
        {section.name}
        <span className="doc-role">{roleLabels[section.role]}</span>
      </h2>
      {fields
        .filter((field) => field.required || answers[field.key] != null)
        .map((field) => (
          <FieldReading
            key={field.key}
            field={field}
            answer={answers[field.key] ?? null}
            origin={origins?.[field.key]}
            base={base}
            names={names}
          />
        ))}
      <LeftOpen fields={fields.filter((field) => !field.required && answers[field.key] == null)} />
      {fields.some(({ key }) => key === 'cost_to_run') ? <ValueCasePanel answers={answers} /> : null}
    </section>
  ))
}

type FieldProps = AnswerPlace & { field: TemplateField; answer: Answer; origin: AnswerOrigin | undefined }

function FieldReading({ field, answer, origin, base, names }: FieldProps) {
  const isHalf = field.required && answer !== null && !isAnswered(field, answer)
  return (
    <div className="doc-field" id={`field-${field.key}`}>
      <div className="min-w-0">
        <FieldLabel field={field} />
        <div className="doc-answer">
          <AnswerView {...{ field, answer, base, names }} />
        </div>
        {isHalf ? <p className="text-12 text-warn">Not complete yet.</p> : null}
      </div>
      {origin && answer !== null ? <Origin origin={origin} /> : null}
    </div>
  )
}

/** Questions that need no answer and have none, by name: said, but not in the reader's way. */
function LeftOpen({ fields }: { fields: TemplateField[] }) {
  if (fields.length === 0) return null
  return (
    <p className="doc-open">
      <span className="font-medium">Left open:</span>{' '}
      {fields.map(({ label }) => label.replace(/[.:]$/, '')).join(' · ')}
    </p>
  )
}

const sourceWords: Record<AnswerSource, string | null> = {
  person: null,
  token: 'by the API',
  ci: 'by a build',
  import: 'imported',
  registry: 'from another registry',
  restore: 'restored',
  migration: 'from another template version',
}

function Origin({ origin }: { origin: AnswerOrigin }) {
  const source = sourceWords[origin.source]
  return (
    <p className="doc-from">
      <Avatar name={origin.byName} size={18} />
      <span>
        {origin.byName}
        <span className="doc-when">
          {dayWords(origin.at)}
          {source ? `, ${source}` : null}
        </span>
      </span>
    </p>
  )
}

function FieldLabel({ field }: { field: TemplateField }) {
  return (
    <h3 className="doc-label">
      {field.label}
      {field.material ? <Icon name="key" size={12} label="A change voids approvals" className="text-fg-3" /> : null}
    </h3>
  )
}
