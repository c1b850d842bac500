/** Replays the changes that entries name, and holds the governed rows against the newest of each. */
import type { EntryBody } from './entry'
import type { Sha256 } from './hashing'
import type { Commitment, RowItem } from './log-source'
import { commitmentOf, rowDigest } from './row-digest'
import { fail, type Problem } from './verify-report'

interface NewestChange {
  revision: number | null
  digest: string | null
  entry: string
  seq: number | null
  personal: { column: string; commitment: string; salt: Uint8Array | null }[]
}

export class StateReplay {
  readonly #newest = new Map<string, NewestChange>()
  readonly #sha256: Sha256
  readonly #tables: ReadonlySet<string>
  readonly otherTables = new Set<string>()
  rows = 0
  batches = 0
  erasedColumns = 0

  constructor(sha256: Sha256, tables: readonly string[]) {
    this.#sha256 = sha256
    this.#tables = new Set(tables)
  }

  /** `seq` is null for an entry that has no place in the log yet. */
  apply(body: EntryBody, seq: number | null, commitments: readonly Commitment[]): void {
    for (const { table, id, revision, digest, rows, personal } of body.changes) {
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
      const salted = Object.entries(personal ?? {}).map(([column, commitment]) => {
        const salt = commitments.find((item) => item.commitment === commitment)?.salt ?? null
        return { column, commitment, salt }
      })
      this.#newest.set(key, { revision, digest, entry: body.id, seq, personal: salted })
    }
  }

  compare({ table, id, row }: RowItem): void {
    const key = `${table}:${id}`
    const change = this.#newest.get(key)
    if (!change) fail('row_without_entry', `${table} ${id} is there, and no entry made it`, { table, row: id })
    const place: Omit<Problem, 'code' | 'message'> = { table, row: id, entry: change.entry }
    if (change.seq !== null) place.seq = change.seq
    if (change.digest === null)
      fail('row_not_deleted', `${table} ${id} is there, and its newest entry deleted it`, place)
    let hashed = row
    for (const { column, commitment, salt } of change.personal) {
      const value = row[column]
      // Once the salt is erased, the value may be too: the commitment says nothing any more.
      if (salt === null) this.erasedColumns++
      else if (typeof value !== 'string' || commitmentOf(this.#sha256, salt, value) !== commitment) {
        fail('row_altered', `${table} ${id}: ${column} is not what its newest entry committed to`, { ...place, column })
      }
      hashed = { ...hashed, [column]: commitment }
    }
    if (this.#digest(table, hashed) !== change.digest) {
      fail('row_altered', `${table} ${id} is not as its newest entry left it`, place)
    }
    this.#newest.delete(key)
    this.rows++
  }

  /** Null for a row that has no canonical form, which no entry can have been written about. */
  #digest(table: string, row: Readonly<Record<string, unknown>>): string | null {
    try {
      return rowDigest(this.#sha256, table, row)
    } catch {
      return null
    }
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
