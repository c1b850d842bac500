import type { DatasetFacts, ImportedFacts } from '@/lib/imports/vocabulary'
import { textOf } from '../reading/located'
import type { Part } from '../reading/part'
import { schemaIdentity } from '../reading/schema-identity'
import { relationOf } from './relation'
import { parseUniqueId } from './unique-id'

/** The tables as the database has them: columns with types, rows and bytes where it counts them. */
export function readCatalog(root: Part): ImportedFacts {
  const tables = [...root.at('nodes').entries(), ...root.at('sources').entries()]
  return { datasets: tables.map(([id, table]) => datasetOf(id, table)) }
}

function datasetOf(id: string, table: Part): DatasetFacts {
  const metadata = table.at('metadata')
  metadata.at('owner').leaveOut()
  if (textOf(table.at('unique_id').node) === id) table.at('unique_id').claim()
  const columns = table
    .at('columns')
    .entries()
    .map(([key, column]) => {
      const description = column.at('comment').impersonal(10_000)
      const type = column.at('type').name(200) ?? ''
      return { name: column.at('name').name() ?? key, type, ...(description ? { description } : {}) }
    })
  const statistic = (...keys: string[]) =>
    table
      .at('stats')
      .either(...keys)
      .at('value')
      .count()
  const rows = statistic('num_rows', 'row_count')
  const bytes = statistic('num_bytes', 'bytes', 'size')
  const version = { label: null, identity: schemaIdentity(columns), location: null, rows, bytes, columns }
  return {
    name: relationOf(metadata) ?? id,
    namespace: '',
    description: metadata.at('comment').impersonal(50_000) ?? '',
    source: `dbt ${parseUniqueId(id).project}`,
    licence: '',
    versions: columns.length > 0 ? [version] : [],
  }
}
