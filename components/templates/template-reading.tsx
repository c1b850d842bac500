import { Icon } from '@/components/ui/icon'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import { kindWords, whenWords } from '@/lib/templates/field-words/rules'
import type { Template, TemplateField } from '@/lib/templates/vocabulary'
import { type RiskTier, stageLabels } from '@/lib/use-cases/vocabulary'
import { FieldSketch } from './field-sketch'
import { countWords, openConditions, type ShownPart, shownParts } from './shown-parts'

type Props = {
  template: Template
  /** As this role meets it: what others fill is folded away. */
  as?: RoleId | null
  tier?: RiskTier | null
  /** The preview beside the editor has no room for headings of a page. */
  level?: 2 | 3
  /** Only this section, or this question of it. */
  only?: { section?: number; field?: number }
}

/** A template as those who fill it will see it: who is asked, why, what good looks like, and each question with its form. */
export function TemplateReading({ template, as = null, tier = null, level = 2, only }: Props) {
  const wanted = only?.section === undefined ? null : template.sections[only.section]
  const question = only?.field === undefined ? null : wanted?.fields[only.field]
  const parts = shownParts(template, tier)
    .filter(({ section }) => wanted === null || section === wanted)
    .map((part) =>
      question ? { ...part, fields: part.fields.filter((field) => field === question), hidden: 0 } : part,
    )
  return (
    <div className="tpl">
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written two sections may have one key
        <Part key={at} {...{ part, template, as, tier, level }} />
      ))}
    </div>
  )
}

type PartProps = { part: ShownPart; template: Template; as: RoleId | null; tier: RiskTier | null; level: 2 | 3 }

function Part({ part, template, as, tier, level }: PartProps) {
  const { section, fields, hidden } = part
  const Heading = `h${level}` as const
  const role = roleLabels[section.role] ?? section.role
  if (as && section.role !== as) {
    return (
      <details className="tpl-section tpl-other">
        <summary>
          <Icon name="chevron-right" size={12} />
          <Heading className="inline font-semibold">{section.name || section.key}</Heading>
          <span className="text-fg-3">
            {role.toLowerCase()}, {countWords(fields.length, 'question')}
          </span>
        </summary>
        <Body {...{ section, fields, template, tier, level }} hidden={hidden} />
      </details>
    )
  }
  return (
    <section className="tpl-section" id={level === 2 ? section.key : undefined}>
      <Heading>
        {section.name || 'A section without a name'}
        <span className="tpl-role">{as ? 'you fill this' : `filled by the ${role.toLowerCase()}`}</span>
      </Heading>
      <Body {...{ section, fields, template, tier, level }} hidden={hidden} />
    </section>
  )
}

type BodyProps = Omit<PartProps, 'part' | 'as'> & ShownPart

function Body({ section, fields, hidden, template, tier, level }: BodyProps) {
  return (
    <>
      <When words={whenWords(openConditions(section.when, tier), template)} what="Asked" />
      <dl className="tpl-guide">
        <div>
          <dt>Why we ask</dt>
          <dd>{section.why}</dd>
        </div>
        <div>
          <dt>What good looks like</dt>
          <dd>{section.good}</dd>
        </div>
      </dl>
      {fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written two questions may have one key
        <Question key={at} {...{ field, template, tier }} level={level === 2 ? 3 : 4} />
      ))}
      {hidden > 0 ? (
        <p className="mt-2 text-12 text-fg-3">
          {countWords(hidden, 'more question')} {hidden === 1 ? 'is' : 'are'} not asked at this risk tier.
        </p>
      ) : null}
    </>
  )
}

function Question(props: { field: TemplateField; template: Template; tier: RiskTier | null; level: 3 | 4 }) {
  const { field, template, tier, level } = props
  const Heading = `h${level}` as const
  return (
    <div className="tpl-field">
      <Heading>
        {field.label || 'A question without words'}
        {field.material ? (
          <Icon name="key" size={12} label="Material: a change voids approvals" className="text-fg-3" />
        ) : null}
      </Heading>
      {field.help ? <p className="tpl-help">{field.help}</p> : null}
      <FieldSketch field={field} />
      <p className="tpl-facts">
        <span>{kindWords(field)}</span>
        <span>{requiredWords(field)}</span>
        <When words={whenWords(openConditions(field.when, tier), template)} what="Asked" />
      </p>
    </div>
  )
}

function requiredWords(field: TemplateField): string {
  if (!field.required) return 'May be left out'
  return field.requiredBy ? `Required at the gate of ${stageLabels[field.requiredBy]}` : 'Required at the gate'
}

function When({ words, what }: { words: string | null; what: string }) {
  return words ? (
    <span className="tpl-when">
      {what} {words}
    </span>
  ) : null
}
