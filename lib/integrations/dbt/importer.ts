import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { Importer } from '../importer'
import type { Part } from '../reading/part'
import { readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { readCatalog } from './catalog'
import { readFreshness } from './freshness'
import { readManifest } from './manifest'
import { readRunResults } from './run-results'

const MAX_BYTES = 16 * 1024 * 1024

const FORM = {
  maxBytes: MAX_BYTES,
  what: 'a file of dbt',
  help: 'Give run_results.json, manifest.json, catalog.json or sources.json from the target folder.',
}

const READERS: ReadonlyArray<[RegExp, (root: Part) => ImportedFacts]> = [
  [/run-results/, readRunResults],
  [/manifest/, readManifest],
  [/catalog/, readCatalog],
  [/sources|freshness/, readFreshness],
]

export const dbtImporter: Importer = {
  format: 'dbt',
  label: 'dbt',
  gives: 'results of data tests, datasets with their columns, and lineage',
  accepts: ['.json', 'application/json'],
  maxBytes: MAX_BYTES,
  recognise(head) {
    if (/"dbt_schema_version"|schemas\.getdbt\.com/.test(head)) return 2
    return /"unique_id"\s*:\s*"(?:model|test|source|seed|snapshot)\./.test(head) ? 1 : 0
  },
  read(bytes) {
    return readParts(bytes, FORM, (root) => {
      const schema = root.at('metadata', 'dbt_schema_version').text(200)
      const reader = READERS.find(([name]) => name.test(schema ?? ''))?.[1] ?? guess(root)
      const facts = reader?.(root) ?? {}
      keepWords(facts, (sentence) => root.report.keep(sentence))
      const tool = root.at('metadata', 'dbt_version').text(50)
      const [, kind, version] = /\/([\w-]+)\/(v\d+)/.exec(schema ?? '') ?? []
      const named = kind ? `dbt ${kind} ${version}` : 'dbt'
      return {
        facts,
        version: tool ? `${named}, dbt ${tool}` : named,
        reason: 'No results, tables or tests of dbt stand in the file.',
      }
    })
  },
}

/** Files from before they named their schema. */
function guess(root: Part): ((root: Part) => ImportedFacts) | null {
  if (
    root
      .at('results')
      .items()
      .some((item) => item.has('max_loaded_at'))
  )
    return readFreshness
  if (
    root
      .at('results')
      .items()
      .some((item) => item.has('unique_id') || item.at('node').has('unique_id'))
  )
    return readRunResults
  const nodes = root.at('nodes').entries()
  if (nodes.some(([, node]) => node.has('metadata') && node.at('columns').isMap)) return readCatalog
  return nodes.some(([, node]) => node.has('resource_type')) ? readManifest : null
}

function keepWords({ checks = [], datasets = [], lineage = [] }: ImportedFacts, keep: (words: string) => void): void {
  const results = checks.reduce((sum, check) => sum + check.results.length, 0)
  if (checks.length > 0) keep(`${count(results, 'test result')} in ${count(checks.length, 'group')}`)
  if (datasets.length > 0) keep(count(datasets.length, 'dataset'))
  if (lineage.length > 0) keep(`${count(lineage.length, 'model')} with what each is made of`)
}
