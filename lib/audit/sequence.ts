/** Gives entries their places in the tree. One leader at a time: whoever calls this holds the signer's lock. */
import { sql } from 'drizzle-orm'
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { DbTx, schema } from '@/db/client'
import { concatBytes } from './bytes'
import { hashOfLeaf } from './leaf'
import { merkleRoot } from './merkle'
import { nodeHashing } from './node-hashing'
import { BrokenLog, readFullTiles, readLeafHashes } from './stored-tree'
import { hashesIn, TILE_WIDTH } from './tiles'

export const BATCH = 1000

const { sha256 } = nodeHashing

/**
 * Sequences up to `limit` pending entries in one transaction, and says how many there were. What commits late is simply
 * still pending: nothing is ever looked for behind the last one seen.
 */
export function sequencePending(db: NodePgDatabase<typeof schema>, limit = BATCH): Promise<number> {
  return db.transaction(async (tx) => {
    const entries = await takePending(tx, limit)
    if (entries.length === 0) return 0
    const first = await nextSeq(tx)
    const numbers = await nextNumbers(tx, [...new Set(entries.map((entry) => entry.workspace))])
    const leaves = entries.map(({ id, workspace, entry }) => {
      const n = numbers.get(workspace)!
      numbers.set(workspace, n + 1)
      return { id, workspace, n, hash: hashOfLeaf(sha256, { workspace, n, entry }) }
    })
    await tx.execute(sql`
      insert into audit_leaves (seq, entry_id, workspace_id, n, leaf_hash)
      select ${first}::bigint + i - 1, id, workspace, n, hash
      from unnest(${sql.param(leaves.map((leaf) => leaf.id))}::uuid[], ${sql.param(leaves.map((leaf) => leaf.workspace))}::uuid[],
        ${sql.param(leaves.map((leaf) => leaf.n))}::bigint[], ${sql.param(leaves.map((leaf) => leaf.hash))}::bytea[])
        with ordinality as leaf (id, workspace, n, hash, i)`)
    await completeTiles(tx, first, first + leaves.length)
    return leaves.length
  })
}

interface PendingEntry {
  id: string
  workspace: string
  entry: string
}

/**
 * The digest is computed by the database over the stored bytes, which need not travel for it. What has its place already
 * waits by mistake or malice, and is only taken off the queue: it must not keep everybody else from theirs.
 */
async function takePending(tx: DbTx, limit: number): Promise<PendingEntry[]> {
  const { rows } = await tx.execute<{ id: string; workspace: string; entry: string }>(sql`
    with taken as (
      delete from audit_pending where entry_id in (select entry_id from audit_pending order by entry_id limit ${limit})
      returning entry_id)
    select e.id, e.workspace_id as workspace, 'sha256:' || encode(sha256(e.body), 'hex') as entry
    from taken join audit_entries e on e.id = taken.entry_id
    where not exists (select 1 from audit_leaves l where l.entry_id = e.id) order by e.id`)
  return rows
}

async function nextSeq(tx: DbTx): Promise<number> {
  const { rows } = await tx.execute<{ seq: string }>(sql`select coalesce(max(seq) + 1, 0) as seq from audit_leaves`)
  return Number(rows[0]!.seq)
}

async function nextNumbers(tx: DbTx, workspaces: string[]): Promise<Map<string, number>> {
  const { rows } = await tx.execute<{ workspace: string; n: string }>(sql`
    select workspace, coalesce((select max(n) + 1 from audit_leaves where workspace_id = workspace), 0) as n
    from unnest(${sql.param(workspaces)}::uuid[]) as workspace`)
  return new Map(rows.map((row) => [row.workspace, Number(row.n)]))
}

/** Stores the tiles that the leaves from `from` to before `to` filled, level by level. */
async function completeTiles(tx: DbTx, from: number, to: number): Promise<void> {
  let [first, beyond] = [from, to]
  for (let level = 0; ; level++) {
    const firstTile = Math.floor(first / TILE_WIDTH)
    const beyondTile = Math.floor(beyond / TILE_WIDTH)
    if (firstTile === beyondTile) return
    for (let index = firstTile; index < beyondTile; index++) {
      const hashes = await hashesBelow(tx, level, index)
      await tx.execute(sql`
        insert into audit_tiles (level, tile_index, hashes) values (${level}, ${index}, ${Buffer.from(concatBytes(hashes))})`)
    }
    ;[first, beyond] = [firstTile, beyondTile]
  }
}

async function hashesBelow(tx: DbTx, level: number, index: number): Promise<Uint8Array[]> {
  const first = index * TILE_WIDTH
  if (level === 0) return readLeafHashes(tx, first, first + TILE_WIDTH)
  const tiles = await readFullTiles(tx, level - 1, first, TILE_WIDTH)
  if (tiles.length !== TILE_WIDTH) throw new BrokenLog(`The database lacks tiles at level ${level - 1}`)
  return tiles.map((tile) => merkleRoot(sha256, hashesIn(tile)))
}
