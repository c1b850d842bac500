/** The log of the running database as a source for the verifier. Inside one snapshot, by a role that sees all of it. */
import { sql } from 'drizzle-orm'
import type { LogItem, LogSource } from './log-source'
import { refuseChangedObservations } from './observation-digest'
import { storedCheckpoints, storedEntries, storedUnsealed } from './stored-log'
import { readableTables, storedRows } from './stored-rows'
import { type AuditReader, readFullTiles } from './stored-tree'
import { fail } from './verify-report'

const TILES_AHEAD = 32

/** Null when nothing was ever signed in this database. */
export async function liveLog(db: AuditReader): Promise<LogSource | null> {
  const { rows } = await db.execute<{ origin: string; vkey: string }>(sql`
    select origin, vkey from audit_keys
    order by origin = (select split_part(note, e'\n', 1) from audit_checkpoints order by size desc limit 1) desc nulls last, created_at desc limit 1`)
  const [key] = rows
  if (!key) return null
  const tables = await readableTables(db, null)
  const ahead = new Map<string, Uint8Array>()
  return {
    scope: { kind: 'live', ...key, workspace: null, isComplete: true, tables: tables.map((table) => table.name) },
    async *items() {
      yield* leavesAndCheckpoints(db)
      await refuseStrayEntry(db)
      yield* storedUnsealed(db, { workspace: null, from: Number.MAX_SAFE_INTEGER })
      yield* storedRows(db, tables, null)
      await refuseChangedObservations(db)
    },
    async readTile(level, index) {
      if (!ahead.has(`${level}/${index}`)) {
        ahead.clear()
        const tiles = await readFullTiles(db, level, index, TILES_AHEAD)
        for (const [i, tile] of tiles.entries()) ahead.set(`${level}/${index + i}`, tile)
      }
      return ahead.get(`${level}/${index}`) ?? null
    },
    async countTiles() {
      const { rows } = await db.execute<{ tiles: string }>(sql`select count(*) as tiles from audit_tiles`)
      return Number(rows[0]!.tiles)
    },
  }
}

async function* leavesAndCheckpoints(db: AuditReader): AsyncGenerator<LogItem[]> {
  const checkpoints = storedCheckpoints(db, Number.MAX_SAFE_INTEGER)
  let next = await checkpoints.next()
  for await (const entries of storedEntries(db, { workspace: null, below: Number.MAX_SAFE_INTEGER })) {
    const items: LogItem[] = []
    for (const entry of entries) {
      for (; !next.done && next.value.size <= entry.seq; next = await checkpoints.next()) items.push(next.value)
      items.push(entry)
    }
    yield items
  }
  for (; !next.done; next = await checkpoints.next()) yield [next.value]
}

/** An entry that has neither a leaf nor waits for one was not written by the product. */
async function refuseStrayEntry(db: AuditReader): Promise<void> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select e.id from audit_entries e
    where not exists (select 1 from audit_leaves l where l.entry_id = e.id)
      and not exists (select 1 from audit_pending p where p.entry_id = e.id) order by e.id limit 1`)
  if (rows[0]) fail('entry_without_leaf', `Entry ${rows[0].id} is not in the log`, { entry: rows[0].id })
}
