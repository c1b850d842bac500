// The Prometheus text exposition (version 0.0.4) and what OpenMetrics adds to it, line by line: one that cannot be read is
// reported and the others are kept. https://prometheus.io/docs/instrumenting/exposition_formats/

export interface Sample {
  line: number
  name: string
  labels: Record<string, string>
  value: number
  /** Milliseconds since 1970; null where the line has none. */
  timestamp: number | null
}

export interface ExpositionProblem {
  line: number
  message: string
}

export interface Exposition {
  samples: Sample[]
  problems: ExpositionProblem[]
}

const name = /[a-zA-Z_:][a-zA-Z0-9_:]*/y
const label = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*(,?)/y
const escapes: Record<string, string> = { n: '\n', '"': '"', '\\': '\\' }

export function parseExposition(text: string): Exposition {
  const samples: Sample[] = []
  const problems: ExpositionProblem[] = []
  // OpenMetrics writes seconds, the older format milliseconds; only OpenMetrics ends with # EOF.
  const isOpenMetrics = /^# EOF\s*$/m.test(text)
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const read = readSample(line, isOpenMetrics)
    if (typeof read === 'string') problems.push({ line: index + 1, message: read })
    else samples.push({ line: index + 1, ...read })
  }
  return { samples, problems }
}

function readSample(line: string, isOpenMetrics: boolean): Omit<Sample, 'line'> | string {
  name.lastIndex = 0
  const named = name.exec(line)?.[0]
  if (!named) return 'The line does not begin with the name of a metric.'
  const labelled = readLabels(line, named.length)
  if (typeof labelled === 'string') return labelled
  const { labels, end } = labelled
  // An exemplar stands after " # " and is no part of the value.
  const [figures] = line.slice(end).split(/\s#\s/, 1)
  const [value, timestamp, ...rest] = figures!.trim().split(/\s+/)
  if (!value) return `${named} has no value.`
  if (rest.length > 0) return `“${cut(rest.join(' '))}” does not belong after the value and the time.`
  const number = readNumber(value)
  if (number === null) return `“${cut(value)}” is no figure.`
  if (timestamp === undefined) return { name: named, labels, value: number, timestamp: null }
  const time = isOpenMetrics ? readNumber(timestamp) : /^-?\d+$/.test(timestamp) ? Number(timestamp) : null
  if (time === null || !Number.isFinite(time))
    return `“${cut(timestamp)}” is no time: ${isOpenMetrics ? 'seconds' : 'whole milliseconds'} since 1970.`
  return { name: named, labels, value: number, timestamp: isOpenMetrics ? Math.round(time * 1000) : time }
}

function readLabels(line: string, start: number): { labels: Record<string, string>; end: number } | string {
  const labels = new Map<string, string>()
  const open = /\s*\{/y
  open.lastIndex = start
  if (!open.test(line)) return { labels: {}, end: start }
  let at = open.lastIndex
  for (;;) {
    label.lastIndex = at
    const match = label.exec(line)
    if (!match) break
    const [, key = '', text = '', comma] = match
    if (key === '__name__') return 'The name of the metric stands before the labels, and not as the label __name__.'
    if (labels.has(key)) return `The label ${key} is given twice.`
    labels.set(
      key,
      text.replace(/\\(.)/g, (whole, char: string) => escapes[char] ?? whole),
    )
    at = label.lastIndex
    if (comma !== ',') break
  }
  const close = /\s*\}/y
  close.lastIndex = at
  if (!close.test(line)) return 'The labels between { and } cannot be read.'
  // Own properties all of them, whatever they are called.
  return { labels: Object.fromEntries(labels), end: close.lastIndex }
}

const cut = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function readNumber(text: string): number | null {
  if (/^[+-]?inf(?:inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : null
}
