// The one writer of the audit log: an entry, its commitments and its place in the queue, inside the caller's transaction.
import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import { newId, type Tx } from '@/lib/platform/context'
import { canonicalJson } from './canonical-json'
import type { EntryBody, EntryChange } from './entry'
import { governedRow, governedTable } from './governed'
import { digestOf } from './leaf'
import { nodeHashing } from './node-hashing'
import { commitmentOf, hashInCommitment, rowDigest } from './row-digest'

const MAX_BODY = 32 * 1024
const { sha256 } = nodeHashing

export interface Event {
  /** Past tense: `approval.granted`. */
  action: string
  subject: { kind: string; id: string | null; revision?: number | null }
  useCaseId?: string | null
  changes: Change[]
  /** What the sentence about it needs, and no personal data. */
  details?: Record<string, unknown>
  /** For an entry whose id something else must name first (a decision names its own entry). */
  id?: string
}

export interface Change {
  table: PgTable
  row: Record<string, unknown> & { id: string; revision?: number }
}

/** A governed row as the database returned it, to be accounted for. */
export function change<T extends PgTable>(table: T, row: T['$inferSelect'] & { id: string }): Change {
  return { table, row }
}

interface Commitment {
  hash: Uint8Array
  tableName: string
  rowId: string
  columnName: string
  salt: Uint8Array
  value: string
}

/**
 * Writes the entry of an event in the caller's transaction and returns its id.
 * A governed row that no entry of the transaction names makes the commit fail.
 * @throws when the body would be over 32 KiB: larger payloads enter by digest.
 */
export async function recordEvent(tx: Tx, event: Event): Promise<string> {
  const { ctx } = tx
  const id = event.id ?? newId(tx)
  const commitments: Commitment[] = []
  const changes = event.changes.map((item) => toChange(item, commitments))
  const subject = { kind: event.subject.kind, id: event.subject.id, revision: event.subject.revision ?? null }
  const context: Record<string, unknown> = {}
  if (event.useCaseId) context.useCase = event.useCaseId
  if (ctx.requestId) context.request = ctx.requestId
  const body: EntryBody = {
    v: 1,
    id,
    workspace: ctx.workspaceId,
    at: tx.at,
    actor: { kind: ctx.actor.kind, id: ctx.actor.id, via: ctx.actor.via },
    action: event.action,
    subject,
    changes,
    context,
    details: event.details ?? {},
  }
  const bytes = Buffer.from(canonicalJson(body), 'utf8')
  if (bytes.length > MAX_BODY)
    throw new Error(`The audit entry of ${event.action} is ${bytes.length} bytes; at most ${MAX_BODY}.`)
  const covers = changes.map(({ table, id: rowId }) => `${table}:${rowId}`)
  await tx.db.execute(sql`
    with entry as (
      insert into ${schema.auditEntries} (id, workspace_id, actor_kind, actor_id, via, action, subject_kind, subject_id, subject_revision, use_case_id, occurred_at, body)
      values (${id}, ${ctx.workspaceId}, ${ctx.actor.kind}, ${ctx.actor.id}, ${ctx.actor.via}, ${event.action}, ${subject.kind}, ${subject.id},
        ${subject.revision}, ${event.useCaseId ?? null}, ${tx.at}, ${bytes}))
    insert into ${schema.auditPending} (entry_id, workspace_id, covers) values (${id}, ${ctx.workspaceId}, ${sql.param(covers)})`)
  if (commitments.length > 0) {
    await tx.db.insert(schema.auditCommitments).values(
      commitments.map(({ hash, ...rest }) => ({
        ...rest,
        commitment: hash,
        workspaceId: ctx.workspaceId,
        entryId: id,
      })),
    )
  }
  tx.entries.push(id)
  return id
}

function toChange({ table, row }: Change, commitments: Commitment[]): EntryChange {
  const governed = governedTable(table)
  const values = governedRow(governed, row)
  const personal: Record<string, string> = {}
  for (const column of governed.personal) {
    const value = values[column]
    if (value === null) continue
    const salt = randomBytes(32)
    const commitment = commitmentOf(sha256, salt, String(value))
    const hash = hashInCommitment(commitment)
    commitments.push({ hash, tableName: governed.name, rowId: row.id, columnName: column, salt, value: String(value) })
    personal[column] = commitment
    values[column] = commitment
  }
  return {
    table: governed.name,
    id: row.id,
    revision: row.revision ?? null,
    digest: rowDigest(sha256, governed.name, values),
    ...(governed.personal.size > 0 ? { personal } : {}),
  }
}

/** `sha256:<hex>` of a text's UTF-8. */
export function sha256Text(text: string): string {
  return digestOf(sha256, text)
}
