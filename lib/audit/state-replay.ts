/** Replays the changes that entries name, and holds the governed rows against the newest of each. */
import type { EntryBody } from './entry'
import type { Sha256 } from './hashing'
import type { RowItem } from './log-source'
import { commitmentOf, rowDigest } from './row-digest'
import { fail } from './verify-report'

interface NewestChange {
  revision: number | null
  digest: string | null
  entry: string
  seq: number | null
}

export class StateReplay {
  readonly #newest = new Map<string, NewestChange>()
  readonly #sha256: Sha256
  readonly #tables: ReadonlySet<string>
  readonly otherTables = new Set<string>()
  rows = 0
  batches = 0
  erasedValues = 0

  constructor(sha256: Sha256, tables: readonly string[]) {
    this.#sha256 = sha256
    this.#tables = new Set(tables)
  }

  /** `seq` is null for an entry that has no place in the log yet. */
  apply(body: EntryBody, seq: number | null): void {
    for (const { table, id, revision, digest, rows } of body.changes) {
      if (rows !== undefined || id === null) {
        this.batches++
        continue
      }
      if (!this.#tables.has(table)) {
        this.otherTables.add(table)
        continue
      }
      const key = `${table}:${id}`
      const known = this.#newest.get(key)
      // Two entries of one row may be sequenced against their order of commit; its revision cannot lie about it.
      if (known && known.revision !== null && revision !== null && revision < known.revision) continue
      this.#newest.set(key, { revision, digest, entry: body.id, seq })
    }
  }

  compare({ table, id, row, personal }: RowItem): void {
    const key = `${table}:${id}`
    const change = this.#newest.get(key)
    if (!change) fail('row_without_entry', `${table} ${id} is there, and no entry made it`, { table, row: id })
    const place = { table, row: id, entry: change.entry, ...(change.seq === null ? {} : { seq: change.seq }) }
    if (change.digest === null)
      fail('row_not_deleted', `${table} ${id} is there, and its newest entry deleted it`, place)
    for (const [column, { value, salt }] of Object.entries(personal)) {
      if (value === null) continue
      if (salt === null) this.erasedValues++
      else if (commitmentOf(this.#sha256, salt, value) !== row[column]) {
        fail('row_altered', `${table} ${id}: ${column} is not what was committed to`, { ...place, column })
      }
    }
    if (rowDigest(this.#sha256, table, row) !== change.digest) {
      fail('row_altered', `${table} ${id} is not as its newest entry left it`, place)
    }
    this.#newest.delete(key)
    this.rows++
  }

  /** After the last row: what the log has and the database has not. */
  finish(): void {
    for (const [key, { digest, entry, seq }] of this.#newest) {
      if (digest === null) continue
      const [table, row] = key.split(':') as [string, string]
      const place = { table, row, entry, ...(seq === null ? {} : { seq }) }
      fail('row_missing', `${table} ${row} is gone, and no entry deleted it`, place)
    }
  }
}
