import { type CardDraft, draftCard } from '../reading/card-draft'
import { type CardFieldOf, cardColumns, cardFields } from '../reading/card-fields'
import { fieldOfSection } from '../reading/field-of-section'
import { child, numberOf } from '../reading/located'
import type { ReportDraft } from '../reading/report'
import { templateKey } from '../reading/section-keys'
import type { ModelCardSection } from './content'
import { answerLines, type MarkedField } from './marked-body'
import { readTableRow, unescapeLine } from './markers'
import { otherMetadata } from './other-metadata'
import { isPlaceholder, takeLabelled } from './placeholders'
import type { OpenCard } from './read-card'
import { resultCells } from './result-rows'

const CO2 = 'co2_eq_emissions'

/** What a README says, as answers to the template of model cards. Nothing of it is left out that is not reported. */
export function cardAnswers(open: OpenCard, report: ReportDraft): CardDraft {
  const draft = draftCard(report)
  const marked = new Set(open.marked?.fields.map(({ field }) => field))
  // A README without marks says the title in its first heading, one with marks where it is marked.
  if (!open.marked) draft.text('title', open.ownTitle, 1)
  for (const field of open.marked?.fields ?? []) readMarked(draft, field, open.split.bodyLinesBefore)
  readFrontMatter(draft, open, marked)
  if (open.marked)
    readSections(
      draft,
      open.content.sections.filter(({ markdown }) => markdown !== ''),
    )
  else readSections(draft, open.content.sections)
  return draft
}

function readFrontMatter(draft: CardDraft, open: OpenCard, marked: ReadonlySet<string>): void {
  const { metadata, results, other } = open.content
  const lineOf = (key: string) => (open.root?.kind === 'map' ? (open.root.entries.get(key)?.line ?? 1) : 1)
  const texts: Array<[CardFieldOf<'text'>, string | null, string]> = [
    ['license', metadata.license, 'license'],
    ['license_name', metadata.licenseName, 'license_name'],
    ['license_link', metadata.licenseLink, 'license_link'],
    ['library', metadata.library, 'library_name'],
    ['task', metadata.pipeline, 'pipeline_tag'],
    ['base_model_relation', metadata.baseModelRelation, 'base_model_relation'],
  ]
  for (const [field, text, key] of texts) if (!marked.has(field)) draft.text(field, text, lineOf(key))
  const lists: Array<[CardFieldOf<'list'>, string[], string]> = [
    ['languages', metadata.language, 'language'],
    ['tags', metadata.tags, 'tags'],
    ['base_models', metadata.baseModels, 'base_model'],
    ['training_datasets', metadata.datasets, 'datasets'],
    ['metrics_used', metadata.metrics, 'metrics'],
  ]
  for (const [field, words, key] of lists) if (!marked.has(field)) draft.list(field, words, lineOf(key))
  const kept = new Set(Object.keys(other))
  const co2 = open.root ? child(open.root, CO2) : undefined
  const grams = numberOf(co2?.kind === 'map' ? child(co2, 'emissions') : co2)
  if (grams !== null && !marked.has('co2_grams') && draft.number('co2_grams', grams) && co2?.kind === 'scalar')
    kept.delete(CO2)
  if (!marked.has('results'))
    for (const result of results) draft.row('results', resultCells(result, open.ownTitle), result.line)
  if (marked.has('other_metadata')) return
  const { yaml, yamlLinesBefore } = open.split
  draft.markdown('other_metadata', otherMetadata(yaml, yamlLinesBefore, open.root, kept), yamlLinesBefore + 1)
}

function readMarked(draft: CardDraft, marked: MarkedField, linesBefore: number): void {
  const line = marked.index + linesBefore + 1
  const { field } = marked
  const lines = answerLines(marked)
  const text = lines.join('\n')
  const kind = cardFields[field]
  if (kind === 'markdown') draft.markdown(field as CardFieldOf<'markdown'>, fenced(field, lines) ?? text, line)
  else if (kind === 'text')
    draft.text(
      field as CardFieldOf<'text'>,
      field === 'title' ? (marked.lines[0] ?? '').replace(/^# /, '') : text,
      line,
    )
  else if (kind === 'list') {
    const words = lines.filter((item) => item.startsWith('- ')).map((item) => unescapeLine(item.slice(2)))
    draft.list(field as CardFieldOf<'list'>, words, line)
  } else if (kind === 'date') draft.date('released_on', text.trim())
  else if (kind === 'number' && text.trim() !== '') draft.number('co2_grams', Number(text))
  else if (kind === 'table') {
    const known = cardColumns[field as CardFieldOf<'table'>] as readonly string[]
    for (const row of lines.slice(2)) {
      const cells = readTableRow(row)
      const named = marked.columns.map((column, i): [string, string] => [column, cells[i] ?? ''])
      draft.row(field as 'results', Object.fromEntries(named.filter(([column]) => known.includes(column))), line)
    }
  }
}

/** Other keys stand in a block of code, so that a page does not show them as text. */
function fenced(field: string, lines: string[]): string | null {
  if (field !== 'other_metadata' || !/^`{3,}yaml$/.test(lines[0] ?? '')) return null
  return lines.slice(1, -1).join('\n')
}

interface Place {
  level: number
  key: string
  field: CardFieldOf<'markdown'> | null
}

/** Headings of the common templates to their questions; what else stands below one stays with it, and the rest apart. */
function readSections(draft: CardDraft, sections: ModelCardSection[]): void {
  const above: Place[] = []
  for (const section of sections) {
    while (above.length > 0 && above.at(-1)!.level >= section.level) above.pop()
    const parent = above.at(-1)
    const named = templateKey(section.heading)
    const isTitle = named !== 'introduction' && /^introduction(?:-\d+)?$/.test(section.key)
    const key = isTitle ? 'introduction' : (named ?? section.key)
    const known = fieldOfSection(key, parent?.key ?? null)
    if (section.level > 0)
      above.push({ level: section.level, key, field: isTitle ? null : (known?.field ?? parent?.field ?? null) })
    if (known && isPlaceholder(section.markdown)) continue
    if (takeAside(draft, key, section)) continue
    const { rest, ...labelled } = known ? takeLabelled(section.markdown) : { rest: section.markdown }
    for (const field of ['developers', 'funders'] as const) draft.markdown(field, labelled[field], section.line)
    if (labelled.model_type && !draft.has('model_type')) draft.text('model_type', labelled.model_type, section.line)
    if (known && (rest.trim() === '' || isPlaceholder(rest))) continue
    const field = known?.field ?? parent?.field ?? 'other_sections'
    const isHeaded = section.level > 0 && !isTitle && !(known?.own && !draft.has(field))
    draft.markdown(field, isHeaded ? `${section.written}\n\n${rest}` : rest, section.line)
  }
}

/** Sections whose question takes a line or a day, where the section is no more than that. */
function takeAside(draft: CardDraft, key: string, { markdown, line }: ModelCardSection): boolean {
  const text = markdown.trim()
  if (key === 'model-date') return draft.date('released_on', text)
  if (key !== 'model-type' || draft.has('model_type') || text.includes('\n') || text === '' || text.length > 500)
    return false
  draft.text('model_type', text, line)
  return true
}
