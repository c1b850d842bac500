/** Reads the log out of the database as the verifier and the export want it: in batches, never whole. */
import { type SQL, sql } from 'drizzle-orm'
import type { EntryColumns } from './entry'
import type { CheckpointItem, Commitment, EntryItem, UnsealedItem } from './log-source'
import { commitmentText } from './row-digest'
import type { AuditReader } from './stored-tree'

const BATCH = 500

type EntryRow = {
  seq: string
  n: string
  leaf_workspace: string
  entry_id: string
  leaf_hash: Buffer
  id: string | null
  workspace: string
  actor_kind: string
  actor_id: string | null
  via: string
  action: string
  subject_kind: string
  subject_id: string | null
  subject_revision: number | null
  use_case_id: string | null
  occurred_at: string
  body: Buffer
}

const ENTRY_COLUMNS =
  sql.raw(`e.id, e.workspace_id as workspace, e.actor_kind, e.actor_id, e.via, e.action, e.subject_kind, e.subject_id,
  e.subject_revision, e.use_case_id, to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at, e.body`)

function columnsOf(row: EntryRow & { id: string }): EntryColumns {
  return {
    id: row.id,
    workspace: row.workspace,
    actorKind: row.actor_kind,
    actorId: row.actor_id,
    via: row.via,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    subjectRevision: row.subject_revision,
    useCaseId: row.use_case_id,
    occurredAt: row.occurred_at,
  }
}

async function commitmentsOf(db: AuditReader, ids: string[]): Promise<Map<string, Commitment[]>> {
  const { rows } = await db.execute<{
    entry_id: string
    commitment: Buffer
    table_name: string
    row_id: string
    column_name: string
    salt: Buffer | null
    value: string | null
  }>(sql`
    select entry_id, commitment, table_name, row_id, column_name, salt, value from audit_commitments
    where entry_id = any(${sql.param(ids)}::uuid[]) order by table_name, row_id, column_name`)
  const byEntry = new Map<string, Commitment[]>()
  for (const { entry_id, commitment, table_name, row_id, column_name, salt, value } of rows) {
    const known = byEntry.get(entry_id) ?? []
    known.push({
      commitment: commitmentText(commitment),
      table: table_name,
      id: row_id,
      column: column_name,
      salt,
      value,
    })
    byEntry.set(entry_id, known)
  }
  return byEntry
}

/** The leaves with their entries, in order; of one workspace, or of all. */
export async function* storedEntries(
  db: AuditReader,
  { workspace, below }: { workspace: string | null; below: number },
): AsyncGenerator<EntryItem[]> {
  // Within a workspace its own numbers lead an index; both orders are one.
  const order = workspace === null ? sql.raw('l.seq') : sql.raw('l.n')
  const scope: SQL = workspace === null ? sql`true` : sql`l.workspace_id = ${workspace}`
  for (let next = 0; ; ) {
    // The batch first: without statistics the planner would read every entry for each.
    const { rows } = await db.execute<EntryRow>(sql`
      with l as materialized (
        select * from audit_leaves l where ${scope} and ${order} >= ${next}::bigint and l.seq < ${below}::bigint
        order by ${order} limit ${BATCH})
      select l.seq, l.n, l.workspace_id as leaf_workspace, l.entry_id, l.leaf_hash, ${ENTRY_COLUMNS}
      from l left join audit_entries e on e.id = l.entry_id order by ${order}`)
    if (rows.length === 0) return
    const commitments = await commitmentsOf(
      db,
      rows.map((row) => row.entry_id),
    )
    yield rows.map((row) => ({
      kind: 'entry',
      seq: Number(row.seq),
      workspace: row.leaf_workspace,
      n: Number(row.n),
      id: row.entry_id,
      leafHash: row.leaf_hash,
      body: row.id === null ? null : row.body,
      columns: row.id === null ? null : columnsOf({ ...row, id: row.id }),
      commitments: commitments.get(row.entry_id) ?? [],
    }))
    const last = rows[rows.length - 1]!
    next = Number(workspace === null ? last.seq : last.n) + 1
  }
}

/** Checkpoints by size, up to one of size `upTo`. */
export async function* storedCheckpoints(db: AuditReader, upTo: number): AsyncGenerator<CheckpointItem> {
  for (let above = -1; ; ) {
    const { rows } = await db.execute<{ size: string; note: string; root: Buffer }>(sql`
      select size, note, root from audit_checkpoints where size > ${above}::bigint and size <= ${upTo}::bigint
      order by size limit ${BATCH}`)
    for (const { size, note, root } of rows) yield { kind: 'checkpoint', size: Number(size), note, root }
    if (rows.length < BATCH) return
    above = Number(rows[rows.length - 1]!.size)
  }
}

/** Entries that no checkpoint of this size covers: sequenced behind it, or still waiting. */
export async function* storedUnsealed(
  db: AuditReader,
  { workspace, from }: { workspace: string | null; from: number },
): AsyncGenerator<UnsealedItem[]> {
  const scope: SQL = workspace === null ? sql`true` : sql`e.workspace_id = ${workspace}`
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await db.execute<EntryRow & { id: string }>(sql`
      select ${ENTRY_COLUMNS} from audit_entries e
      where e.id in (select entry_id from audit_pending union all select entry_id from audit_leaves where seq >= ${from}::bigint)
        and ${scope} and e.id > ${after}::uuid order by e.id limit ${BATCH}`)
    if (rows.length === 0) return
    const commitments = await commitmentsOf(
      db,
      rows.map((row) => row.id),
    )
    yield rows.map((row) => ({
      kind: 'unsealed',
      id: row.id,
      body: row.body,
      columns: columnsOf(row),
      commitments: commitments.get(row.id) ?? [],
    }))
    after = rows[rows.length - 1]!.id
  }
}
