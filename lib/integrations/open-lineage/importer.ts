import type { ImportedFacts, LineageFacts } from '@/lib/imports/vocabulary'
import type { Importer } from '../importer'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { type PartsRead, readParts } from '../reading/read-parts'
import { count } from '../reading/report'
import { EventDatasets } from './datasets'
import { isEvent, readEvent } from './event'
import { areLoneFacets, readLoneFacets } from './lone-facets'
import { readEvents } from './read-lines'

const MAX_BYTES = 8 * 1024 * 1024

const FORM = {
  maxBytes: MAX_BYTES,
  what: 'OpenLineage events',
  help: 'Give an event of OpenLineage, a list of them, or one on each line.',
  parse: readEvents,
}

export const openLineageImporter: Importer = {
  format: 'openlineage',
  label: 'OpenLineage',
  gives: 'jobs with the datasets they read and wrote, and checks of those',
  accepts: ['.json', '.jsonl', '.ndjson', 'application/json', 'application/x-ndjson'],
  maxBytes: MAX_BYTES,
  recognise(head) {
    if (/openlineage\.io\/spec|OpenLineage\/OpenLineage/i.test(head)) return 2
    if (/"event(?:Time|Type)"\s*:/.test(head) && /"(?:job|dataset|inputs|outputs)"\s*:/.test(head)) return 2
    return /"_schemaURL"\s*:/.test(head) ? 1 : 0
  },
  read(bytes, options) {
    return readParts(bytes, FORM, (root) => readAll(root, options?.filename))
  },
}

function readAll(root: Part, filename: string | undefined): PartsRead {
  const datasets = new EventDatasets()
  const facts: Required<Pick<ImportedFacts, 'lineage' | 'checks'>> = { lineage: [], checks: [] }
  const events = root.isList ? root.items() : [root]
  for (const event of events) {
    const read = isEvent(event) ? readEvent(event, datasets) : null
    facts.lineage.push(...(read?.lineage ?? []))
    facts.checks.push(...(read?.checks ?? []))
    if (!read && root.isList) event.problem('This is no event: it has neither a job nor a dataset. It was not read.')
  }
  const subject = filename?.replace(/.*[\\/]|\.\w+$/g, '')
  if (!root.isList && !isEvent(root) && subject && areLoneFacets(root)) {
    const read = readLoneFacets(root, subject, datasets)
    facts.lineage.push(...read.lineage)
    facts.checks.push(...read.checks)
  }
  const all = { lineage: facts.lineage, datasets: datasets.list(), checks: [...facts.checks, ...datasets.checks] }
  keepWords(all, (sentence) => root.report.keep(sentence))
  return { facts: all, version: versionOf(events), reason: 'No event stands in it.' }
}

function keepWords(
  facts: { lineage: LineageFacts[]; datasets: unknown[]; checks: unknown[] },
  keep: (words: string) => void,
): void {
  const jobs = new Set(facts.lineage.map(({ job }) => JSON.stringify([job.namespace, job.name])))
  if (facts.lineage.length > 0) keep(`${count(facts.lineage.length, 'event')} of ${count(jobs.size, 'job')}`)
  if (facts.datasets.length > 0) keep(count(facts.datasets.length, 'dataset'))
  if (facts.checks.length > 0) keep(`${count(facts.checks.length, 'group')} of checks`)
}

/** By the schema the first event names: `https://openlineage.io/spec/2-0-2/OpenLineage.json`. */
function versionOf(events: Part[]): string | null {
  const schema = events[0]?.at('schemaURL')
  const version = /\/spec\/(\d+-\d+-\d+)\//.exec(textOf(schema?.node) ?? '')?.[1]
  if (version) schema!.claim()
  return version ? `OpenLineage ${version}` : null
}
