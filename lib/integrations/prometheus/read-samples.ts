// The samples of one series as rows of observations. What a label says of version and environment is taken from it; the other
// labels, which the selector does not name, say of whom the value is.
import type { RawObservation } from '@/lib/metrics/observations/vocabulary'
import type { Sample } from './parse-exposition'

/** Of the scrape, not of what was measured. */
const ofScrape = new Set(['job', 'instance'])
const meanings = new Map<string, 'environment' | 'version'>([
  ['environment', 'environment'],
  ['env', 'environment'],
  ['model_version', 'version'],
  ['version', 'version'],
])
/** As versions are called here. What exporters call a version is often that of a program. */
const isOurs = (version: string) => /^(?:[a-z]+-\d+\s+)?v\d+$/i.test(version.trim())

const quoted = (text: string) => text.replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))

const selectorOf = ({ name, labels }: Sample): string => {
  const own = Object.entries(labels).filter(([key]) => !ofScrape.has(key))
  return own.length === 0 ? name : `${name}{${own.map(([key, value]) => `${key}="${quoted(value)}"`).join(',')}}`
}

/** Every series there is, as a selector of just that one, in the order of the file. */
export function listSeries(samples: readonly Sample[]): string[] {
  return [...new Set(samples.map(selectorOf))]
}

/** The samples that a selector names: its name, and every label it gives. None for a selector that is none. */
export function readSamples(samples: readonly Sample[], selector: string, now: string): RawObservation[] {
  const wanted = readSelector(selector)
  if (!wanted) return []
  return samples
    .filter(
      ({ name, labels }) =>
        name === wanted.name && Object.entries(wanted.labels).every(([key, value]) => labels[key] === value),
    )
    .map((sample) => toRow(sample, wanted.labels, now))
}

function readSelector(text: string): { name: string; labels: Record<string, string> } | null {
  const match = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\})?\s*$/s.exec(text)
  if (!match) return null
  const labels = new Map<string, string>()
  const pair = /\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*(?:,|$)/y
  const inside = match[2] ?? ''
  while (pair.lastIndex < inside.trimEnd().length) {
    const found = pair.exec(inside)
    if (!found) return null
    labels.set(
      found[1]!,
      found[2]!.replace(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char)),
    )
  }
  return { name: match[1]!, labels: Object.fromEntries(labels) }
}

function toRow(sample: Sample, selected: Record<string, string>, now: string): RawObservation {
  const row: RawObservation = {
    line: sample.line,
    at: sample.timestamp === null ? now : timeOf(sample.timestamp),
    // What is no figure is said of the row, in words, like everywhere.
    value: Number.isFinite(sample.value) ? sample.value : String(sample.value),
  }
  const slice: string[] = []
  for (const [key, value] of Object.entries(sample.labels)) {
    const meaning = key === 'version' && !isOurs(value) ? undefined : meanings.get(key)
    if (meaning) row[meaning] = value
    else if (!ofScrape.has(key) && !Object.hasOwn(selected, key)) slice.push(`${key}=${value}`)
  }
  row.slice = slice.sort().join(', ')
  return row
}

function timeOf(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? String(ms) : date.toISOString()
}
