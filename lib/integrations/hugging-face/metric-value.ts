import { type Located, toJson } from '../reading/located'
import { quote, type ReportDraft } from '../reading/report'

export interface MetricValue {
  /** Null where there is nothing to keep as a result. */
  value: number | string | null
  /** As the file has it. */
  written: string
  unit?: string
  /** Whether `value` is what the card says, so that nothing else need be kept. */
  exact: boolean
}

/** A metric's value: a number, or text such as "397.00 +/- 103.22"; a group or list of one gives what is inside it. */
export function metricValue(
  node: Located | undefined,
  metric: Located,
  path: string,
  report: ReportDraft,
): MetricValue {
  const at = node ?? metric
  const problem = (message: string, kind?: 'unfilled') =>
    report.problem({ line: at.line, column: at.column, path: `${path}.value`, message, ...(kind ? { kind } : {}) })

  if (
    !node ||
    node.kind === 'empty' ||
    (node.kind !== 'scalar' && node.kind !== 'marker' && inside(node).length === 0)
  ) {
    problem('This metric has no value. It was kept as it is, but does not count as a result.', 'unfilled')
    return { value: null, written: '', exact: false }
  }
  // Reported where it was found.
  if (node.kind === 'marker') return { value: null, written: '', exact: false }
  if (node.kind === 'scalar') {
    if (typeof node.value === 'boolean') {
      problem(`The value of this metric is ${node.text}, which is not a measurement. It was kept as text.`)
      return { value: node.text, written: node.text, exact: false }
    }
    return { value: node.value, written: writtenOf(node), ...unitOf(node.value), exact: true }
  }
  const [only, ...more] = inside(node)
  if (more.length === 0 && only!.kind === 'scalar' && typeof only!.value !== 'boolean') {
    problem(
      `The value of this metric should be a number, but is a ${node.kind === 'map' ? 'group of keys' : 'list'} with one value in it. That value, ${quote(only!.text)}, was taken.`,
    )
    return { value: only!.value, written: writtenOf(only!), ...unitOf(only!.value), exact: false }
  }
  const text = JSON.stringify(toJson(node))
  problem(
    `The value of this metric should be a number, but is a ${node.kind === 'map' ? 'group of keys' : 'list of values'}. It was kept as the text ${quote(text)}; give each number a metric of its own.`,
  )
  return { value: text, written: text, exact: false }
}

/** Digits as they stand, `0.910`; what is not a finite number by the word that was kept of it. */
function writtenOf(node: Located & { kind: 'scalar' }): string {
  return typeof node.value === 'string' ? node.value.normalize('NFC').trim() : node.text
}

function inside(node: Located & { kind: 'map' | 'list' }): Located[] {
  return node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.value)
}

function unitOf(value: number | string): { unit?: string } {
  return typeof value === 'string' && /\d\s*%$/.test(value.slice(-40)) ? { unit: '%' } : {}
}
