import type { CheckRunFacts } from '@/lib/imports/vocabulary'
import { instantOf } from '../reading/instant'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { count } from '../reading/report'
import { readCheckResult } from './check-result'
import type { FoundResults } from './find-results'

export function readCheckRun({ part, results, dataset }: FoundResults): CheckRunFacts {
  const meta = part.at('meta')
  const read = results.map(readCheckResult).filter((result) => result !== null)
  part.at('success').boolean()
  checkCounts(part.at('statistics'), read.length)
  return {
    name: suiteOf(part, meta) ?? 'Expectations',
    dataset: datasetOf(meta) ?? dataset?.impersonal(500) ?? null,
    ranAt: ranAt(meta),
    results: read,
  }
}

function suiteOf(part: Part, meta: Part): string | null {
  const named = part.at('suite_name').name() ?? part.at('expectation_suite_name').name()
  const inMeta = meta.at('expectation_suite_name')
  // The newer key beside the older one.
  if (named !== null && textOf(inMeta.node) === named) inMeta.claim()
  return named ?? inMeta.name() ?? part.at('expectation_suite', 'name').name() ?? part.at('expectation_suite').name()
}

/** Where each generation of the tool says which data it looked at. */
function datasetOf(meta: Part): string | null {
  const places = [
    meta.at('active_batch_definition', 'data_asset_name'),
    meta.at('batch_definition', 'data_asset_name'),
    meta.at('data_asset_name', 'generator_asset'),
    meta.at('data_asset_name'),
    meta.at('batch_kwargs', 'data_asset_name'),
    meta.at('batch_spec', 'table_name'),
    meta.at('batch_kwargs', 'table'),
    meta.at('batch_spec', 'path'),
    meta.at('batch_kwargs', 'path'),
  ]
  const place = places.find((candidate) => textOf(candidate.node) !== null)
  return place?.impersonal(500) ?? null
}

function ranAt(meta: Part): string | null {
  const places = [meta.at('run_id', 'run_time'), meta.at('validation_time'), meta.at('run_time'), meta.at('run_id')]
  const place = places.find((candidate) => instantOf(textOf(candidate.node) ?? '') !== null)
  return place?.instant() ?? null
}

/** What the file counts has to be what it holds. */
function checkCounts(statistics: Part, held: number): void {
  const evaluated = statistics.at('evaluated_expectations').count()
  for (const key of ['successful_expectations', 'unsuccessful_expectations', 'success_percent'])
    statistics.at(key).number()
  if (evaluated !== null && evaluated !== held)
    statistics
      .at('evaluated_expectations')
      .problem(`The file counts ${count(evaluated, 'expectation')} but holds the results of ${held}. Is it cut short?`)
}
