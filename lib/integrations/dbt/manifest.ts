import type { DatasetFacts, ImportedFacts, LineageFacts } from '@/lib/imports/vocabulary'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { schemaIdentity } from '../reading/schema-identity'
import { relationOf } from './relation'
import { parseUniqueId } from './unique-id'

const TABLES = new Set(['model', 'seed', 'snapshot', 'source'])

/** The tables of a project with their columns, and which is made of which. Its tests have no results here. */
export function readManifest(root: Part): ImportedFacts {
  const generatedAt = root.at('metadata', 'generated_at').instant()
  const nodes = [...root.at('nodes').entries(), ...root.at('sources').entries()].filter(([id]) =>
    TABLES.has(parseUniqueId(id).kind),
  )
  const names = new Map(nodes.map(([id, node]) => [id, relationOf(node) ?? id]))
  const datasets = nodes.map(([id, node]) => datasetOf(names.get(id)!, id, node))
  const lineage = nodes
    .filter(([id]) => parseUniqueId(id).kind !== 'source')
    .map(([id, node]): LineageFacts => {
      const inputs = node
        .at('depends_on', 'nodes')
        .items()
        .flatMap((part) => {
          const name = names.get(textOf(part.node) ?? '')
          if (name === undefined) return []
          part.claim()
          return [{ namespace: '', name }]
        })
      const job = { namespace: 'dbt', name: id, description: '' }
      const outputs = [{ namespace: '', name: names.get(id)! }]
      return { job, run: null, eventType: 'JOB', at: generatedAt, inputs, outputs }
    })
  return { datasets, lineage }
}

function datasetOf(name: string, id: string, node: Part): DatasetFacts {
  claimId(node, id)
  const columns = node
    .at('columns')
    .entries()
    .map(([key, column]) => {
      const description = column.at('description').impersonal(10_000)
      const type = column.at('data_type').name(200) ?? ''
      return { name: column.at('name').name() ?? key, type, ...(description ? { description } : {}) }
    })
  const version = { label: null, identity: schemaIdentity(columns), location: null, rows: null, bytes: null, columns }
  return {
    name,
    namespace: '',
    description: node.at('description').impersonal(50_000) ?? node.at('source_description').impersonal(50_000) ?? '',
    source: `dbt ${parseUniqueId(id).project}`,
    licence: '',
    versions: columns.length > 0 ? [version] : [],
  }
}

function claimId(node: Part, id: string): void {
  if (textOf(node.at('unique_id').node) === id) node.at('unique_id').claim()
}
