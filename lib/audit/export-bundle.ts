/** Streams the bundle of one workspace: what is in memory does not grow with the log. */
import { sql } from 'drizzle-orm'
import { AppError } from '@/lib/platform/errors'
import { BUNDLE_FORMAT, BundleWriter } from './bundle'
import type { LogItem } from './log-source'
import { coveringSubtrees } from './merkle'
import type { NodeReader } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { storedCheckpoints, storedEntries, storedUnsealed } from './stored-log'
import { countRows, readableTables, storedRows } from './stored-rows'
import { type AuditReader, readNewestCheckpoint, storedNodes } from './stored-tree'

const LINES_AT_ONCE = 200

/**
 * The bundle in chunks. `db` is a transaction with `isSnapshot`, in the context of the workspace.
 * @throws AppError `unavailable` while nothing is signed yet
 */
export async function* exportBundle(db: AuditReader, workspace: string): AsyncGenerator<Uint8Array> {
  await requireSnapshot(db)
  const newest = await readNewestCheckpoint(db)
  if (!newest) throw new AppError('unavailable', 'Nothing is signed yet. Try again in a moment.')
  const { origin, vkey, size } = newest
  const tables = await readableTables(db, workspace)
  const { rows } = await db.execute<{ entries: string; checkpoints: string; at: string }>(sql`
    select (select count(*) from audit_leaves where workspace_id = ${workspace} and seq < ${size}::bigint) as entries,
      (select count(*) from audit_checkpoints where size <= ${size}::bigint) as checkpoints,
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`)
  const counted = rows[0]!
  const unsealed: LogItem[] = []
  // Few at any time: the signer is less than a second behind.
  for await (const items of storedUnsealed(db, { workspace, from: size })) unsealed.push(...items)

  const writer = new BundleWriter(nodeHashing)
  yield writer.header({
    format: BUNDLE_FORMAT,
    version: 1,
    workspace,
    origin,
    vkey,
    size,
    query: null,
    entries: Number(counted.entries),
    checkpoints: Number(counted.checkpoints),
    unsealed: unsealed.length,
    rows: await countRows(db, tables, workspace),
    tables: tables.map((table) => table.name),
    exportedAt: counted.at,
  })
  for await (const items of inBatches(sealedItems(db, workspace, size))) yield writer.items(items)
  if (unsealed.length > 0) yield writer.items(unsealed)
  for await (const items of storedRows(db, tables, workspace)) yield writer.items(items)
  yield writer.end()
}

/** Statements of another moment would put rows beside entries that do not explain them. */
async function requireSnapshot(db: AuditReader): Promise<void> {
  const { rows } = await db.execute<{ level: string }>(sql`
    select current_setting('transaction_isolation') as level,
      -- Whoever downloads sets the pace.
      set_config('idle_in_transaction_session_timeout', '10min', true)`)
  if (rows[0]?.level === 'read committed') throw new Error('A bundle is exported from a snapshot: pass isSnapshot.')
}

/** The workspace's entries, hashes over what lies between them, and every checkpoint where it was signed. */
async function* sealedItems(db: AuditReader, workspace: string, size: number): AsyncGenerator<LogItem> {
  const nodes = storedNodes(db, size)
  const checkpoints = storedCheckpoints(db, size)
  let nextCheckpoint = await checkpoints.next()
  let at = 0
  // Gaps end at every size that was ever signed, so that any checkpoint kept outside can be compared.
  async function* advance(to: number): AsyncGenerator<LogItem> {
    for (; !nextCheckpoint.done && nextCheckpoint.value.size <= to; nextCheckpoint = await checkpoints.next()) {
      yield* gap(nodes, at, nextCheckpoint.value.size)
      at = Math.max(at, nextCheckpoint.value.size)
      yield nextCheckpoint.value
    }
    yield* gap(nodes, at, to)
    at = Math.max(at, to)
  }
  for await (const entries of storedEntries(db, { workspace, below: size })) {
    for (const entry of entries) {
      yield* advance(entry.seq)
      yield entry
      at = entry.seq + 1
    }
  }
  yield* advance(size)
}

async function* gap(nodes: NodeReader, from: number, to: number): AsyncGenerator<LogItem> {
  if (from >= to) return
  const hashes: Uint8Array[] = []
  for (const subtree of coveringSubtrees(from, to)) hashes.push(await nodes(subtree))
  yield { kind: 'hashes', from, to, hashes }
}

async function* inBatches(items: AsyncIterable<LogItem>): AsyncGenerator<LogItem[]> {
  let batch: LogItem[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length === LINES_AT_ONCE) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
