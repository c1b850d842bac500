import { textOf } from '../reading/located'
import type { Part } from '../reading/part'

const DEEPEST_WRAPPING = 8

export interface FoundResults {
  /** A validation result, whichever envelope it came in. */
  part: Part
  results: Part[]
  /** What the groups around it call the data. */
  dataset: Part | null
}

/** Validation results: of one run, of the map of a checkpoint, or in an envelope a team made. */
export function findResults(root: Part): FoundResults[] {
  const found: FoundResults[] = []
  visit(root, null, 0)
  return found

  function visit(part: Part, above: Part | null, depth: number): void {
    const own = ['dataset', 'data_asset_name', 'asset', 'asset_name', 'table'].map((key) => part.at(key))
    const dataset = own.find((name) => textOf(name.node) !== null) ?? above
    const results = ['results', 'expectations'].map((key) => part.at(key).items()).find((items) => items.some(isResult))
    if (results) found.push({ part, results, dataset })
    else if (depth < DEEPEST_WRAPPING) {
      for (const [, below] of part.entries()) visit(below, dataset, depth + 1)
      for (const item of part.items()) visit(item, dataset, depth + 1)
    }
  }
}

function isResult(item: Part): boolean {
  if (!item.has('success') && !item.has('exception_info')) return false
  return item.at('expectation_config').isMap || ['expectation_type', 'expectation', 'type'].some((key) => item.has(key))
}

/** An expectation suite says what to check, not what was found. */
export function isSuite(root: Part): boolean {
  return root
    .at('expectations')
    .items()
    .some((item) => item.has('expectation_type') || item.has('type'))
}
