/** The tree as the database keeps it: full tiles, and leaves where a tile is not full yet. */
import { sql } from 'drizzle-orm'
import { type DbTx, schema } from '@/db/client'
import { concatBytes } from './bytes'
import { merkleRoot } from './merkle'
import type { NodeReader } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { hashesIn, nodesFromTiles, TILE_WIDTH, type Tile, type TileReader } from './tiles'

const { auditTiles } = schema

/** What reading the log needs of a connection or transaction. */
export type AuditReader = Pick<DbTx, 'execute' | 'select'>

/** The log does not have what its own size promises. */
export class BrokenLog extends Error {
  override readonly name = 'BrokenLog'
}

/** Leaf hashes `from` to before `to`, of every workspace: hashes tell nothing of what was written. */
export async function readLeafHashes(db: AuditReader, from: number, to: number): Promise<Uint8Array[]> {
  const { rows } = await db.execute<{ leaf_hash: Buffer }>(
    sql`select leaf_hash from audit_leaf_hashes(${from}::bigint, ${to}::bigint)`,
  )
  if (rows.length !== to - from) throw new BrokenLog(`Of leaves ${from} to ${to - 1} the database has ${rows.length}`)
  return rows.map((row) => row.leaf_hash)
}

/** The full tiles of a level in a row, from `first` on; fewer when the database has not so many. */
export async function readFullTiles(
  db: AuditReader,
  level: number,
  first: number,
  limit: number,
): Promise<Uint8Array[]> {
  const { rows } = await db.execute<{ tile_index: string; hashes: Buffer }>(sql`
    select tile_index, hashes from ${auditTiles}
    where level = ${level} and tile_index >= ${first} and tile_index < ${first + limit} order by tile_index`)
  const missing = rows.findIndex((row, i) => Number(row.tile_index) !== first + i)
  return rows.slice(0, missing < 0 ? rows.length : missing).map((row) => row.hashes)
}

/** Reads tiles, making partial ones out of the leaves or the tiles below. */
export function storedTiles(db: AuditReader): TileReader {
  return async ({ level, index, width }: Tile) => {
    if (width === TILE_WIDTH) {
      const [tile] = await readFullTiles(db, level, index, 1)
      if (!tile) throw new BrokenLog(`The database has no tile ${index} at level ${level}`)
      return tile
    }
    const first = index * TILE_WIDTH
    if (level === 0) return concatBytes(await readLeafHashes(db, first, first + width))
    const below = await readFullTiles(db, level - 1, first, width)
    if (below.length !== width) throw new BrokenLog(`The database lacks tiles at level ${level - 1}`)
    return concatBytes(below.map((tile) => merkleRoot(nodeHashing.sha256, hashesIn(tile))))
  }
}

/** Nodes of the tree of `size` leaves. */
export function storedNodes(db: AuditReader, size: number): NodeReader {
  return nodesFromTiles(nodeHashing.sha256, storedTiles(db), size)
}

export interface LogIdentity {
  origin: string
  vkey: string
}

/** The newest signed checkpoint, and the key that it names; null before the first. */
export async function readNewestCheckpoint(
  db: AuditReader,
): Promise<(LogIdentity & { size: number; note: string }) | null> {
  const { rows } = await db.execute<{ size: string; note: string; origin: string; vkey: string }>(sql`
    select c.size, c.note, k.origin, k.vkey from audit_checkpoints c
    join audit_keys k on k.origin = split_part(c.note, e'\n', 1) order by c.size desc, k.created_at desc limit 1`)
  const [row] = rows
  return row ? { ...row, size: Number(row.size) } : null
}
