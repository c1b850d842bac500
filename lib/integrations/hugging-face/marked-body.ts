import { type CardField, isCardField } from '../reading/card-fields'
import { declaredTag, END, NOTE, readMarker, SHOWN } from './markers'

export interface MarkedField {
  field: CardField
  columns: string[]
  lines: string[]
  /** Index of its first line in the body. */
  index: number
}

export interface MarkedBody {
  fields: MarkedField[]
  /** The body with empty lines where marked text stood: what somebody wrote between the marks. */
  rest: string[]
}

/** A body of our own export, by its marks; null for any other. */
export function readMarkedBody(lines: string[]): MarkedBody | null {
  const tag = declaredTag(lines)
  if (tag === null) return null
  const body: MarkedBody = { fields: [], rest: [] }
  const declared = lines.findIndex((line) => line.trim() !== '')
  for (let i = 0; i < lines.length; i++) {
    const marker = readMarker(lines[i]!, tag)
    if (!marker) {
      body.rest.push(i === declared ? '' : lines[i]!)
      continue
    }
    const known = isCardField(marker.name)
    if (!known && marker.name !== SHOWN && marker.name !== NOTE) {
      body.rest.push('')
      continue
    }
    const isEnd = (line: string) => (marker.name === NOTE ? line.trim() === '-->' : readMarker(line, tag)?.name === END)
    let end = i + 1
    while (end < lines.length && !isEnd(lines[end]!)) end++
    if (isCardField(marker.name))
      body.fields.push({ field: marker.name, columns: marker.columns, lines: lines.slice(i + 1, end), index: i + 1 })
    for (; i < end; i++) body.rest.push('')
    if (end < lines.length) body.rest.push('')
  }
  return body
}

/** The answer's own lines: without the heading that stands above it for readers, and the empty lines around it. */
export function answerLines({ lines }: MarkedField): string[] {
  const start = /^#{1,6} /.test(lines[0] ?? '') ? 1 : 0
  const from = lines[start] === '' ? start + 1 : start
  return lines.slice(from, lines.at(-1) === '' ? -1 : undefined)
}

export function markedTitle(body: MarkedBody): string | null {
  const heading = body.fields.find(({ field }) => field === 'title')?.lines[0]
  return heading?.replace(/^# /, '').normalize('NFC').trim() || null
}
