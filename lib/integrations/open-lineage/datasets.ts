import type { CheckRunFacts, DatasetFacts, DatasetVersionFacts, Identity } from '@/lib/imports/vocabulary'
import { identityFrom } from '../reading/identity'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { schemaIdentity } from '../reading/schema-identity'
import { readAssertions } from './assertions'
import { claimOrigin } from './facets'
import { namespaceOf } from './names'

const DEEPEST_FIELDS = 20

export interface DatasetName {
  namespace: string
  name: string
}

/** Datasets of all events, each once, with every version that an event names. */
export class EventDatasets {
  readonly checks: CheckRunFacts[] = []
  private readonly known = new Map<string, DatasetFacts>()

  /** Reads a dataset of an event; null, with a remark, where it has no name. */
  read(part: Part, checkedBy: string, at: () => string | null): DatasetName | null {
    const name = part.at('name').name(1_000)
    if (name === null) {
      part.problem('This dataset has no name. It was not read.')
      return null
    }
    const namespace = namespaceOf(part.at('namespace'))
    this.add({ namespace, name }, [part.at('facets'), part.at('inputFacets'), part.at('outputFacets')], checkedBy, at)
    return { namespace, name }
  }

  add({ namespace, name }: DatasetName, groups: Part[], checkedBy: string, at: () => string | null): void {
    const facet = (key: string) =>
      groups.map((group) => group.at(key)).find((part) => part.exists) ?? groups[0]!.at(key)
    const key = JSON.stringify([namespace, name])
    const dataset = this.known.get(key) ?? { name, namespace, description: '', source: '', licence: '', versions: [] }
    this.known.set(key, dataset)
    const description = facet('documentation').at('description').impersonal(50_000)
    if (description !== null) claimOrigin(facet('documentation'))
    dataset.description ||= description ?? ''
    dataset.source ||= sourceOf(facet('dataSource'), facet('symlinks'))
    const version = versionOf(facet, namespace)
    if (version && !dataset.versions.some(({ identity }) => identity.value === version.identity.value))
      dataset.versions.push(version)
    const results = readAssertions(facet('dataQualityAssertions'))
    if (results.length > 0) this.checks.push({ name: checkedBy, dataset: name, ranAt: at(), results })
  }

  list(): DatasetFacts[] {
    return [...this.known.values()]
  }
}

function versionOf(facet: (key: string) => Part, namespace: string): DatasetVersionFacts | null {
  const schema = facet('schema')
  const columns = columnsOf(schema.at('fields'))
  if (columns.length > 0) claimOrigin(schema)
  const identity =
    identityOf(facet('version'), facet('storage'), namespace) ?? (columns.length > 0 ? schemaIdentity(columns) : null)
  if (!identity) return null
  const metrics = facet('dataQualityMetrics').exists ? facet('dataQualityMetrics') : facet('inputStatistics')
  const rows = metrics.at('rowCount').count()
  const bytes = metrics.either('bytes', 'size').count()
  if (rows !== null || bytes !== null) claimOrigin(metrics)
  return { label: textOf(facet('version').at('datasetVersion').node), identity, location: null, rows, bytes, columns }
}

function identityOf(version: Part, storage: Part, namespace: string): Identity | null {
  const counted = version.at('datasetVersion')
  if (!counted.exists) return null
  claimOrigin(version)
  const layer = storage.at('storageLayer')
  if (/^delta$/i.test(textOf(layer.node) ?? '')) {
    layer.claim()
    return identityFrom(counted, 'delta_version')
  }
  return identityFrom(counted, /^lakefs:/i.test(namespace) ? 'lakefs_commit' : 'source_version')
}

/** Fields of a group or a list stand beneath it, as `address.street`. */
function columnsOf(fields: Part, prefix = '', depth = 0): DatasetVersionFacts['columns'] {
  return fields.items().flatMap((field) => {
    const own = field.at('name').name(500)
    if (own === null) return []
    const name = `${prefix}${own}`
    const description = field.at('description').impersonal(10_000)
    const column = { name, type: field.at('type').name(500) ?? '', ...(description ? { description } : {}) }
    return [column, ...(depth < DEEPEST_FIELDS ? columnsOf(field.at('fields'), `${name}.`, depth + 1) : [])]
  })
}

/** Where it lies, and by which other names it is known: `file; table default.target in file:/tmp/warehouse`. */
function sourceOf(dataSource: Part, symlinks: Part): string {
  const uri = dataSource.at('uri').impersonal(1_000)
  const name = dataSource.at('name').impersonal(500)
  if (uri !== null || name !== null) claimOrigin(dataSource)
  const others = symlinks
    .at('identifiers')
    .items()
    .flatMap((link) => {
      const named = link.at('name').impersonal(1_000)
      if (named === null) return []
      claimOrigin(symlinks)
      const namespace = namespaceOf(link.at('namespace'))
      return [`${(link.at('type').name(50) ?? 'name').toLowerCase()} ${named}${namespace ? ` in ${namespace}` : ''}`]
    })
  return [...new Set([name, uri, ...others].filter((part) => part !== null))].join('; ')
}
