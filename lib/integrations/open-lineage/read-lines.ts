import type { Located } from '../reading/located'
import { readJson } from '../reading/read-json'
import { draftReport, type ReportDraft } from '../reading/report'

const MAX_VALUES = 400_000

/** Events as clients write them: one value of JSON, or one event a line. */
export function readEvents(text: string, report: ReportDraft): Located | null {
  return areLines(text) ? readLines(text, report) : readJson(text, report)
}

/** Two lines or more that begin a group, of which one of the first two is a group by itself: logs begin and end in the middle. */
function areLines(text: string): boolean {
  const first = linesOf(text)
    .filter((line) => line.trim() !== '')
    .slice(0, 2)
  if (first.length < 2 || !first.every((line) => line.trim().startsWith('{'))) return false
  return first.some((line) => readJson(line, draftReport())?.kind === 'map')
}

function linesOf(text: string): string[] {
  return text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
}

/** A line that cannot be read is reported, and the others are read: logs end in the middle of a line. */
function readLines(text: string, report: ReportDraft): Located | null {
  const items: Located[] = []
  let values = 0
  for (const [i, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() === '') continue
    const own = draftReport()
    const event = readJson(line, own)
    const { problems, unrecognised = [] } = own.finish()
    for (const problem of problems) report[event ? 'problem' : 'fault']({ ...problem, line: i + 1 })
    for (const part of unrecognised) report.unrecognised({ ...part, line: i + 1 })
    if (!event) continue
    values += place(event, i, `[${items.length}]`)
    if (values > MAX_VALUES) {
      report.fault({
        line: i + 1,
        message: 'From here on the file holds more values than can be read. Give it in parts.',
      })
      break
    }
    items.push(event)
  }
  if (items.length === 0) return null
  return { line: 1, column: 1, path: '', depth: 1, weight: values, kind: 'list', items }
}

/** Moves what was read of a line to where it stands in the file; the number of its values. */
function place(node: Located, lines: number, prefix: string): number {
  node.line += lines
  node.path = node.path === '' ? prefix : `${prefix}.${node.path}`
  let values = 1
  if (node.kind === 'list') for (const item of node.items) values += place(item, lines, prefix)
  if (node.kind === 'map')
    for (const entry of node.entries.values()) {
      entry.line += lines
      values += place(entry.value, lines, prefix)
    }
  return values
}
