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
const label = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(,?)/y
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
  let at = named.length
  const labels: Record<string, string> = {}
  if (line[at] === '{') {
    at++
    for (;;) {
      label.lastIndex = at
      const match = label.exec(line)
      if (!match) break
      labels[match[1]!] = match[2]!.replace(/\\(.)/g, (whole, char: string) => escapes[char] ?? whole)
      at = label.lastIndex
      if (match[3] !== ',') break
    }
    const end = /\s*\}/y
    end.lastIndex = at
    if (!end.test(line)) return 'The labels between { and } cannot be read.'
    at = end.lastIndex
  }
  // An exemplar stands after " # " and is no part of the value.
  const [figures] = line.slice(at).split(' # ', 1)
  const [value, timestamp, ...rest] = figures!.trim().split(/\s+/)
  if (!value) return `${named} has no value.`
  if (rest.length > 0) return `“${rest.join(' ')}” does not belong after the value and the time.`
  const number = readNumber(value)
  if (number === null) return `“${value}” is no figure.`
  const time = timestamp === undefined ? null : Number(timestamp)
  if (time !== null && !Number.isFinite(time)) return `“${timestamp}” is no time.`
  return { name: named, labels, value: number, timestamp: time === null ? null : isOpenMetrics ? time * 1000 : time }
}

function readNumber(text: string): number | null {
  if (/^[+-]?inf$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity
  if (/^nan$/i.test(text)) return Number.NaN
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : null
}
