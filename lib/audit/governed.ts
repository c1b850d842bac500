// Which tables are governed, which of their columns are hashed, and which of those are personal.
import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import { isoInstant } from '@/lib/platform/times'

export interface GovernedTable {
  table: PgTable
  name: string
  /** Property name of each governed column, by its name in the database. */
  columns: ReadonlyMap<string, string>
  instants: ReadonlySet<string>
  /** Columns whose value enters the log as a salted commitment, so that it can be erased. */
  personal: ReadonlySet<string>
}

function govern(table: PgTable, options: { without?: string[]; personal?: string[] } = {}): GovernedTable {
  const columns = new Map<string, string>()
  const instants = new Set<string>()
  for (const [property, column] of Object.entries(getTableColumns(table))) {
    if (options.without?.includes(column.name)) continue
    columns.set(column.name, property)
    if (column.columnType.startsWith('PgTimestamp')) instants.add(column.name)
  }
  return { table, name: getTableName(table), columns, instants, personal: new Set(options.personal) }
}

/** Left out: secrets (a hash in an export could be tried offline), values kept for speed, and what no one decides. */
export const governedTables: readonly GovernedTable[] = [
  govern(schema.people, { without: ['password_hash', 'session_epoch'], personal: ['name', 'email'] }),
  govern(schema.apiTokens, { without: ['secret_hash', 'last_used_at'] }),
  govern(schema.invitations, { without: ['secret_hash'], personal: ['name', 'email'] }),
  govern(schema.workspaces),
  govern(schema.members),
  govern(schema.useCases),
  govern(schema.iterations),
  govern(schema.stageGates),
  govern(schema.stageMoves),
  govern(schema.useCaseMembers),
  govern(schema.documents),
  govern(schema.documentRevisions),
  govern(schema.answerRequests, { personal: ['note'] }),
  govern(schema.files, { without: ['bytes'] }),
  govern(schema.comments, { personal: ['quote', 'body'] }),
  govern(schema.templates),
  govern(schema.templateVersions),
  govern(schema.metrics),
  govern(schema.metricTargets),
  govern(schema.metricLinks),
  govern(schema.metricLinkSignatures),
  govern(schema.levelSignOffs),
  govern(schema.observationBatches),
  govern(schema.observationWithdrawals),
  govern(schema.riskQuestionnaires),
  govern(schema.riskQuestionnaireVersions),
  govern(schema.riskAssessments),
  govern(schema.registeredModels),
  govern(schema.modelVersions),
  govern(schema.datasets),
  govern(schema.datasetNames),
  govern(schema.datasetVersions),
  govern(schema.checkRuns),
  govern(schema.qualityAssessments),
  govern(schema.qualityRemedies),
  govern(schema.features),
  govern(schema.featureUses),
  govern(schema.featureStoreDecisions),
  govern(schema.experiments),
  govern(schema.runs),
  govern(schema.runDatasets),
  govern(schema.modelVersionDatasets),
  govern(schema.modelVersionFeatures),
  govern(schema.modelAliases),
  govern(schema.modelAliasMoves),
  govern(schema.deployments),
  // The copy of the file may be removed; its digest stays.
  govern(schema.imports, { without: ['bytes'] }),
  govern(schema.proposals),
  govern(schema.connections, { without: ['token', 'webhook_secret'] }),
  govern(schema.lineageJobs),
  govern(schema.lineageJobDatasets),
  govern(schema.workflows),
  govern(schema.workflowVersions),
  govern(schema.policies),
  govern(schema.policyVersions),
  govern(schema.approvalRequests),
  govern(schema.approvalDecisions),
]

const byTable = new Map<PgTable, GovernedTable>(governedTables.map((governed) => [governed.table, governed]))

/** @throws for a table that is not governed: that is a bug, and its rows would never be checked. */
export function governedTable(table: PgTable): GovernedTable {
  const governed = byTable.get(table)
  if (!governed) throw new Error(`${getTableName(table)} is not a governed table.`)
  return governed
}

/**
 * The row as it is hashed: governed columns by database name, instants as ISO 8601 with microseconds.
 * The same from a command's RETURNING and from a later read, because both are the database's own text.
 */
export function governedRow(governed: GovernedTable, row: Record<string, unknown>): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, property] of governed.columns) {
    const value = row[property] ?? null
    result[name] = value !== null && governed.instants.has(name) ? isoInstant(value as string) : value
  }
  return result
}
