/** What each entry must be by itself: canonical, what its leaf was made from, repeated by its columns and commitments. */
import { equalBytes, textOf } from './bytes'
import { differingColumn, type EntryBody, parseEntryBody } from './entry'
import type { Sha256 } from './hashing'
import { digestOf, hashOfLeaf } from './leaf'
import type { Commitment, EntryItem, UnsealedItem } from './log-source'
import { commitmentOf } from './row-digest'
import { fail, type Problem } from './verify-report'

type Place = Omit<Problem, 'code' | 'message'>

export class EntryCheck {
  readonly #sha256: Sha256
  entries = 0
  unsealed = 0
  /** Personal values that entries name, and those of them that are still kept. */
  named = 0
  kept = 0

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  sealed(item: EntryItem): { body: EntryBody; leafHash: Uint8Array } {
    const { seq, n, workspace, id } = item
    const place = { seq, n, workspace, entry: id }
    if (item.body === null) fail('entry_missing', `Leaf ${seq} stands for entry ${id}, which is not there`, place)
    const text = this.#text(item.body, id, place)
    const leafHash = hashOfLeaf(this.#sha256, { workspace, n, entry: digestOf(this.#sha256, text) })
    if (!equalBytes(leafHash, item.leafHash)) {
      fail('body_altered', `Entry ${id} (leaf ${seq}) is not what its leaf was made from`, place)
    }
    const body = this.#body(text, item, place)
    if (body.workspace !== workspace) fail('leaf_altered', `Leaf ${seq} gives entry ${id} to another workspace`, place)
    this.entries++
    return { body, leafHash }
  }

  /** An entry without a leaf, of the one workspace when there is only one. */
  waiting(item: UnsealedItem, workspace: string | null): EntryBody {
    const place = { entry: item.id }
    const body = this.#body(this.#text(item.body, item.id, place), item, place)
    if (workspace !== null && body.workspace !== workspace) {
      fail('entry_altered', `Entry ${item.id} is of another workspace`, place)
    }
    this.unsealed++
    return body
  }

  #text(body: string | Uint8Array, id: string, place: Place): string {
    return (
      (typeof body === 'string' ? body : textOf(body)) ??
      fail('body_altered', `The body of entry ${id} is not UTF-8`, place)
    )
  }

  #body(text: string, item: EntryItem | UnsealedItem, place: Place): EntryBody {
    const body = parseEntryBody(text)
    if (body === null) fail('body_not_canonical', `The body of entry ${item.id} is not a canonical entry`, place)
    if (body.id !== item.id) fail('entry_altered', `Entry ${item.id} has the body of entry ${body.id}`, place)
    const column = item.columns === null ? null : differingColumn(body, item.columns)
    if (column !== null) {
      fail('column_altered', `Entry ${item.id}: ${column} is not what the body says`, { ...place, column })
    }
    this.#commitments(body, item.commitments, place)
    return body
  }

  #commitments(body: EntryBody, kept: readonly Commitment[], place: Place): void {
    for (const { commitment, table, id, column, salt, value } of kept) {
      const where = { ...place, table, row: id, column }
      const change = body.changes.find((item) => item.table === table && item.id === id)
      if (change?.personal?.[column] !== commitment) {
        fail(
          'commitment_altered',
          `${table} ${id}: the commitment kept for ${column} is not the one its entry names`,
          where,
        )
      }
      if (salt === null || value === null) continue
      if (commitmentOf(this.#sha256, salt, value) !== commitment) {
        fail('commitment_altered', `${table} ${id}: the value kept for ${column} is not what was committed to`, where)
      }
      this.kept++
    }
    for (const { personal } of body.changes) this.named += personal === undefined ? 0 : Object.keys(personal).length
  }
}
