// What the JSON forms of model cards have in common: lists of sentences, figures with their slices, risks with their remedies.
import type { CardDraft } from './card-draft'
import type { CardFieldOf } from './card-fields'
import { isNothing, type Located, writtenText } from './located'
import type { Part } from './part'
import type { ReportDraft } from './report'

const LONG = 250_000
const TEMPLATE_MARK =
  /^\s*(?:(?:\{\{[^{}\n]{0,200}\}\}(?: ?\/ ?)?)+|\{[a-z_]{1,40}\}|\[?(?:more|needs more) information(?: needed)?\]?)\s*$/i

function isTemplateMark(text: string): boolean {
  return text.length <= 300 && TEMPLATE_MARK.test(text)
}

/** Text as somebody wrote it; null, with a remark, for what a template put there. */
export function sentenceOf(part: Part): string | null {
  const text = part.text(LONG)
  if (text === null || !isTemplateMark(text)) return text
  reportMark(part.node!, text, part.report)
  return null
}

function reportMark({ line, column, path }: Located, text: string, report: ReportDraft): void {
  const message = `“${text.slice(0, 60)}” is left over from a template. Put what belongs here, or remove the key.`
  report.problem({ line, column, path, kind: 'unfilled', message })
}

/** A list, or one thing that stands for a list of one, as the text form of protocol buffers writes it. */
export function many(part: Part): Part[] {
  if (!part.exists) return []
  return part.isList ? part.items() : [part]
}

/** Each entry's sentence, or the one under `key` of it: both forms were in use. */
export function sentencesOf(part: Part, key: string): string[] {
  return many(part).flatMap((item) => sentenceOf(item.isMap ? item.at(key) : item) ?? [])
}

export function addBullets(
  draft: CardDraft,
  field: CardFieldOf<'markdown'>,
  part: Part,
  key: string,
  heading?: string,
): void {
  const sentences = sentencesOf(part, key)
  if (sentences.length === 0) return
  const text = sentences.length === 1 ? sentences[0]! : sentences.map(bullet).join('\n')
  draft.markdown(field, heading ? `### ${heading}\n\n${text}` : text, part.line)
}

/** Text of several lines stays one entry of its list. */
export function bullet(text: string): string {
  return `- ${text.replaceAll('\n', '\n  ')}`
}

/** The keys of a performance metric by what they are called in a form. */
export interface MetricKeys {
  interval: string
  low: string
  high: string
}

export function addMetrics(draft: CardDraft, part: Part, keys: MetricKeys): void {
  for (const metric of many(part)) {
    const threshold = metric.at('threshold').written() ?? metric.at('decision_threshold').written()
    if (threshold !== null) metric.either('threshold', 'decision_threshold').claim()
    const cells = {
      metric: metric.either('type', 'name').name(),
      value: metric.at('value').text(4000),
      group: metric.at('slice').text(4000),
      low: metric.at(keys.interval, keys.low).text(),
      high: metric.at(keys.interval, keys.high).text(),
      more: threshold === null ? null : JSON.stringify({ threshold }),
    }
    if (cells.metric !== null || cells.value !== null) draft.row('results', cells, metric.line)
  }
}

/** `2020/02/02`, `2020-02-02T10:00:00Z` and the like; false where there is no day in it. */
export function addDate(draft: CardDraft, part: Part): boolean {
  const day = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:$|[T ])/.exec(part.written(40) ?? '')
  if (!day || !draft.date('released_on', `${day[1]}-${day[2]}-${day[3]}`)) return false
  part.claim()
  return true
}

/** Keeps what has no question among the other sections; it is listed in the report as well. */
export function keepRest(draft: CardDraft, part: Part, known: readonly string[], level = 2): void {
  for (const [key, value] of part.entries()) {
    if (known.includes(key) || !value.node || isNothing(value.node)) continue
    const text = markdownOf(value.node, part.report)
    if (text !== '') draft.markdown('other_sections', `${'#'.repeat(level)} ${heading(key)}\n\n${text}`, value.line)
  }
}

/** `evaluation_data` as “Evaluation data”; a heading is one line. */
export function heading(key: string): string {
  const words = key
    .replace(/[_\s]+/g, ' ')
    .trim()
    .slice(0, 200)
  return words === '' ? 'Without a name' : words[0]!.toUpperCase() + words.slice(1)
}

/** Any value as Markdown: groups and lists as bullets, one level of indentation a level. What a template left is reported. */
export function markdownOf(node: Located, report: ReportDraft): string {
  if (node.kind !== 'map' && node.kind !== 'list') return node.kind === 'empty' ? '' : leaf(node)
  const lines: string[] = []
  write(node, '')
  return lines.join('\n')

  function write(value: Located, indent: string): void {
    if (value.kind === 'map')
      for (const [key, entry] of value.entries) item(`**${heading(key)}:**`, entry.value, indent)
    else if (value.kind === 'list') for (const one of value.items) item('', one, indent)
  }

  function item(label: string, value: Located, indent: string): void {
    if (isNothing(value)) return
    if (value.kind !== 'map' && value.kind !== 'list') {
      const text = leaf(value)
      if (text !== '')
        lines.push(`${indent}- ${[label, text.replaceAll('\n', `\n${indent}  `)].filter(Boolean).join(' ')}`)
      return
    }
    lines.push(`${indent}- ${label}`.trimEnd())
    write(value, `${indent}  `)
  }

  function leaf(value: Located): string {
    const text = writtenText(value)
    if (!isTemplateMark(text)) return text
    reportMark(value, text, report)
    return ''
  }
}
