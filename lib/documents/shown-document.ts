// A document's snapshot as fields people can read, by the template it was answered by. Everything in it is shown: what is signed is what is seen.
import type { SnapshotField } from '@/lib/approvals/views'
import { answerText } from '@/lib/templates/answer-text'
import { fieldsOf } from '@/lib/templates/rules'
import type { Answer, FieldKind, Template } from '@/lib/templates/vocabulary'

/** Kinds whose text has structure of its own. */
const marked = new Set<FieldKind>(['markdown', 'table', 'checklist', 'list', 'metrics', 'yes_no'])

export function shownDocument(
  fields: Record<string, unknown>,
  template: Template,
  materialFields: readonly string[],
  nameOf: (personId: string) => string,
): SnapshotField[] {
  const isMaterial = (name: string) => materialFields.includes(name)
  const { 'document.title': title, 'document.template': by, ...answers } = fields
  const { name, version, digest } = by as { name: string; version: number; digest: string }
  const own = (key: string, label: string, text: string, kind: SnapshotField['kind'] = 'text'): SnapshotField => ({
    name: key,
    key: `${key}.${kind}`,
    label,
    text,
    kind,
    isMaterial: isMaterial(key),
  })
  const asked = shownAnswers(answers, template, isMaterial, nameOf)
  const known = new Set(fieldsOf(template).map(({ key }) => key))
  const others = Object.entries(answers)
    .filter(([key]) => !known.has(key))
    .map(([key, value]) => own(key, key, JSON.stringify(value)))
  return [
    own('document.title', 'Title', title as string),
    own('document.template', 'Template', `${name}, version ${version}`),
    own('document.template', 'Digest of the template', digest, 'digest'),
    ...asked,
    ...others,
  ]
}

/** What is answered, in the order of the template. */
export function shownAnswers(
  answers: Record<string, unknown>,
  template: Template,
  isMaterial: (key: string) => boolean,
  nameOf: (personId: string) => string,
): SnapshotField[] {
  return template.sections.flatMap((section) =>
    section.fields
      .filter(({ key }) => key in answers)
      .map(
        (field): SnapshotField => ({
          name: field.key,
          key: field.key,
          label: field.label,
          note: section.name,
          text: answerText(field, answers[field.key] as Answer, nameOf) || null,
          kind: marked.has(field.kind) ? 'markdown' : 'text',
          isMaterial: isMaterial(field.key),
        }),
      ),
  )
}

/** People whom the answers name, so that their names can be read. */
export function peopleIn(fields: Record<string, unknown>, template: Template): string[] {
  return fieldsOf(template)
    .filter(({ kind }) => kind === 'person')
    .map(({ key }) => fields[key])
    .filter((answer): answer is string => typeof answer === 'string' && answer !== '')
}
