import { isTable, isTicked } from '@/lib/templates/rules'
import type { Answer, Answers } from '@/lib/templates/vocabulary'
import { canonical } from '../reading/canonical'
import { draftCard } from '../reading/card-draft'
import { type CardField, type CardFieldOf, cardColumns, cardFields } from '../reading/card-fields'
import { draftReport } from '../reading/report'
import { restoreAsWritten } from './as-written'
import { cardAnswers } from './card-answers'
import { cardHeadings } from './card-headings'
import { declaration, END, escapeLine, fieldMarker, NOTE, SHOWN, tableRow } from './markers'
import { openCard } from './read-card'
import { cellsOf, writeResults } from './write-results'
import { Digits, type Writable, writeYaml } from './write-yaml'

/** What stands at the end of the file for whoever finds it elsewhere; a reader takes it for no content. */
export interface CardStamp {
  /** `MDL-7 v3` */
  ref: string
  /** Null for a draft. */
  revision: number | null
  contentDigest: string | null
  materialDigest: string | null
  /** ISO 8601 */
  exportedAt: string
  /** A sentence each. */
  approvals: string[]
}

/** A card as the README of a model on Hugging Face. What reads this form gives exactly the same answers. */
export function writeHuggingFaceCard(given: Answers, stamp: CardStamp): string {
  const answers = tidied(given)
  const { front, inBody } = chooseFrontMatter(answers)
  const body = writeBody(answers, new Set(inBody), stamp)
  return front.length === 0 ? body : `---\n${front.join('\n')}\n---\n\n${body}`
}

const FRONT_FIELDS: ReadonlySet<CardField> = new Set([
  ...(['languages', 'license', 'license_name', 'license_link', 'library', 'task', 'tags', 'base_models'] as const),
  ...(['base_model_relation', 'training_datasets', 'metrics_used', 'co2_grams', 'results', 'other_metadata'] as const),
])

/** The front matter, and the fields that it does not say. */
function chooseFrontMatter(answers: Answers): { front: string[]; inBody: CardField[] } {
  const front = frontMatter(answers, true)
  const inBody = unsaid(front, answers)
  if (answers.other_metadata === undefined || !inBody.some((field) => FRONT_FIELDS.has(field))) return { front, inBody }
  // Where other keys and fields are at odds, the fields hold, and the other keys stand in the text.
  const bare = frontMatter(answers, false)
  const inBodyThen = unsaid(bare, answers)
  return inBody.length < inBodyThen.length ? { front, inBody } : { front: bare, inBody: inBodyThen }
}

/** In the form that is published, so that what is read back is equal. */
function tidied(answers: Answers): Answers {
  const draft = draftCard(draftReport())
  for (const [field, kind] of Object.entries(cardFields)) {
    const answer = answers[field]
    if (kind === 'markdown') draft.markdown(field as CardFieldOf<'markdown'>, textOf(answer), 1)
    else if (kind === 'text') draft.text(field as CardFieldOf<'text'>, textOf(answer), 1)
    else if (kind === 'list') draft.list(field as CardFieldOf<'list'>, isTicked(answer) ? answer : [], 1)
    else if (kind === 'date') draft.date('released_on', textOf(answer))
    else if (kind === 'number' && typeof answer === 'number') draft.number('co2_grams', answer)
    else if (kind === 'table' && isTable(answer))
      for (const row of answer) draft.row(field as 'results', cellsOf(row), 1)
  }
  return draft.answers()
}

function textOf(answer: Answer | undefined): string {
  return typeof answer === 'string' ? answer : ''
}

function frontMatter(answers: Answers, withOther: boolean): string[] {
  const other = withOther ? restoreAsWritten(textOf(answers.other_metadata)) : ''
  const taken = new Set(other.split('\n').flatMap((line) => /^["']?([\w-]+)["']?[ \t]*:/.exec(line)?.[1] ?? []))
  const words = (field: string): string[] => (isTicked(answers[field]) ? (answers[field] as string[]) : [])
  const few = (list: string[]): Writable | undefined => (list.length === 1 ? list[0] : list)
  const text = (field: string) => textOf(answers[field]) || undefined
  const fields: { [key: string]: Writable | undefined } = {
    language: few(words('languages')),
    license: text('license'),
    license_name: text('license_name'),
    license_link: text('license_link'),
    library_name: text('library'),
    pipeline_tag: text('task'),
    tags: words('tags'),
    base_model: few(words('base_models')),
    base_model_relation: text('base_model_relation'),
    datasets: words('training_datasets'),
    metrics: words('metrics_used'),
    co2_eq_emissions: typeof answers.co2_grams === 'number' ? new Digits(String(answers.co2_grams)) : undefined,
  }
  const written = writeYaml(Object.fromEntries(Object.entries(fields).filter(([key]) => !taken.has(key))))
  const isIndexTaken = taken.has('model-index') || taken.has('model_index')
  const results =
    isTable(answers.results) && !isIndexTaken ? writeResults(answers.results, text('title') ?? null) : null
  return [...written, ...(other === '' ? [] : other.split('\n')), ...(results ?? [])]
}

/** The fields that a reader would not get exactly from the front matter alone. */
function unsaid(front: string[], answers: Answers): CardField[] {
  const title = textOf(answers.title)
  const tag = 'unsaid'
  const body = title === '' ? '' : `${fieldMarker(tag, 'title')}\n# ${title}\n\n${fieldMarker(tag, END)}\n`
  const open = openCard(new TextEncoder().encode(`---\n${front.join('\n')}\n---\n\n${declaration(tag)}\n${body}`))
  const read = open.ok ? cardAnswers(open, draftReport()).answers() : {}
  return (Object.keys(cardFields) as CardField[]).filter(
    (field) =>
      answers[field] !== undefined && canonical(plain(answers[field]!)) !== canonical(plain(read[field] ?? null)),
  )
}

function plain(answer: Answer) {
  return JSON.parse(JSON.stringify(answer))
}

function writeBody(answers: Answers, inBody: ReadonlySet<string>, stamp: CardStamp): string {
  const blocks = (tag: string): string[] => {
    const title = textOf(answers.title)
    const lines = title === '' ? [] : [fieldMarker(tag, 'title'), `# ${title}`, '', fieldMarker(tag, END), '']
    for (const { heading, fields } of cardHeadings) {
      const written = fields.flatMap(([field, label]) => {
        const isSaid = answers[field] === undefined || !inBody.has(field)
        return isSaid ? shown(tag, field, label, answers[field]) : block(tag, field, label, answers[field]!)
      })
      if (written.length > 0) lines.push(`## ${heading}`, '', ...written)
    }
    return lines
  }
  // A tag that the text does not hold: whoever writes one into an answer gets the next.
  const without = [...blocks(''), ...note('', stamp)].join('\n')
  let n = 1
  while (without.includes(`cs-${n}`)) n++
  const tag = `cs-${n}`
  return [declaration(tag), '', ...blocks(tag), ...note(tag, stamp), ''].join('\n')
}

function block(tag: string, field: CardField, label: string, answer: Answer): string[] {
  const columns = isTable(answer) ? usedColumns(field, answer.map(cellsOf)) : []
  return [
    fieldMarker(tag, field, columns),
    `### ${label}`,
    '',
    ...answerText(field, answer, columns),
    '',
    fieldMarker(tag, END),
    '',
  ]
}

/** Results stand in the front matter, where pages do not show groups, intervals and baselines. */
function shown(tag: string, field: CardField, label: string, answer: Answer | undefined): string[] {
  if (field !== 'results' || !answer || !isTable(answer)) return []
  const rows = answer.map(cellsOf)
  if (!rows.some(({ group, low, high, baseline }) => group || low || high || baseline)) return []
  const columns = usedColumns(field, rows).filter((column) => column !== 'more')
  return [fieldMarker(tag, SHOWN), `### ${label}`, '', ...table(columns, rows), '', fieldMarker(tag, END), '']
}

function answerText(field: CardField, answer: Answer, columns: string[]): string[] {
  if (isTable(answer)) return table(columns, answer.map(cellsOf))
  if (isTicked(answer)) return answer.map((word) => `- ${escapeLine(word)}`)
  const text = String(answer)
  if (field !== 'other_metadata') return text.split('\n')
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length + 1)))
  return [`${fence}yaml`, ...text.split('\n'), fence]
}

function usedColumns(field: CardField, rows: Array<Record<string, string>>): string[] {
  return cardColumns[field as CardFieldOf<'table'>].filter((column) => rows.some((cells) => cells[column]))
}

function table(columns: string[], rows: Array<Record<string, string>>): string[] {
  const heads = columns.map((column) => column[0]!.toUpperCase() + column.slice(1))
  const line = columns.map(() => '---')
  return [
    tableRow(heads),
    `| ${line.join(' | ')} |`,
    ...rows.map((cells) => tableRow(columns.map((column) => cells[column] ?? ''))),
  ]
}

function note(tag: string, stamp: CardStamp): string[] {
  const state = stamp.revision === null ? 'draft, not published' : `revision ${stamp.revision}`
  const lines = [
    `Countersign ${stamp.ref}, ${state}, exported ${stamp.exportedAt}`,
    ...(stamp.contentDigest ? [`Content digest ${stamp.contentDigest}`] : []),
    ...(stamp.materialDigest ? [`Material digest ${stamp.materialDigest}`] : []),
    ...stamp.approvals,
  ]
  // Two dashes would end the comment, or make it none.
  const safe = lines.map((line) => line.replace(/\s+/g, ' ').replace(/--+/g, '–'))
  return [`<!-- ${tag} ${NOTE}`, ...safe, '-->']
}
