import { nodeHashing } from '@/lib/audit/node-hashing'
import type { DatasetVersionFacts, Identity } from '@/lib/imports/vocabulary'

/**
 * What tells one version of a dataset from another where the source counts none: its columns. A version that is known
 * by its schema alone changes when a column does.
 */
export function schemaIdentity(columns: DatasetVersionFacts['columns']): Identity {
  const schema = columns.map(({ name, type }) => [name, type])
  const digest = Buffer.from(nodeHashing.sha256(Buffer.from(JSON.stringify(schema), 'utf8'))).toString('hex')
  return { kind: 'source_version', value: `schema:${digest.slice(0, 16)}` }
}
