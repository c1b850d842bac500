import type { LineageFacts } from '@/lib/imports/vocabulary'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { quote } from '../reading/report'
import { readTests } from './assertions'
import type { EventDatasets } from './datasets'
import type { EventFacts } from './event'
import { claimOrigin } from './facets'
import { readLineageFacet } from './lineage-facet'
import { namespaceOf } from './names'

const OF_DATASETS =
  /^(?:schema|dataSource|storage|version|symlinks|columnLineage|hierarchy|catalog|subset|datasetType|lifecycleStateChange|dataQuality\w*|\w+Statistics)$/

/** Whether a file holds facets without the event they belong to, as examples of them do. */
export function areLoneFacets(root: Part): boolean {
  if (root.has('_schemaURL') && root.has('_producer')) return true
  const facets = root.entries().filter(([, part]) => part.isMap)
  return (
    facets.length > 0 &&
    facets.every(([key, part]) => part.has('_schemaURL') || part.has('_producer') || OF_DATASETS.test(key))
  )
}

/** Facets alone say nothing of whose they are; the name of their file stands for it. */
export function readLoneFacets(root: Part, subject: string, datasets: EventDatasets): EventFacts {
  root.problem(
    `These are parts (facets) of an event without the event: they do not say of what. They were read as being of ${quote(subject)}, by the name of the file.`,
  )
  const ofDatasets = root.entries().some(([key, part]) => isOfDataset(key, part))
  if (ofDatasets) {
    datasets.add({ namespace: '', name: subject }, [root], 'Data quality', () => null)
    return { lineage: [], checks: [] }
  }
  const parent = root.at('parent')
  const documentation = root.at('documentation')
  const description = documentation.at('description').impersonal(50_000) ?? ''
  if (description) claimOrigin(documentation)
  const name = parent.at('job', 'name').name(1_000)
  if (name !== null) claimOrigin(parent)
  const own: LineageFacts = {
    job: {
      namespace: name === null ? '' : namespaceOf(parent.at('job', 'namespace')),
      name: name ?? subject,
      description,
    },
    run: name === null ? null : parent.at('run', 'runId').name(200),
    eventType: 'OTHER',
    at: null,
    inputs: [],
    outputs: [],
  }
  const stated = readLineageFacet(root.at('lineage'), own)
  const tests = readTests(root.at('test'))
  const checks = tests.length > 0 ? [{ name: subject, dataset: null, ranAt: null, results: tests }] : []
  return { lineage: stated.length > 0 ? stated : [own], checks }
}

function isOfDataset(key: string, part: Part): boolean {
  const schema = textOf(part.at('_schemaURL').node) ?? ''
  return OF_DATASETS.test(key) || /DatasetFacet/.test(schema)
}
