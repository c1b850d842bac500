/** What the verifier reads, whether from the live database or from an exported file. */
import type { EntryColumns } from './entry'

export interface LogScope {
  kind: 'bundle' | 'live'
  origin: string
  /** The verifier key that the source itself names. */
  vkey: string
  /** The one workspace whose entries are here; null when all are. */
  workspace: string | null
  /** Every entry of the scope is here, so that numbers must have no gaps and rows must match. */
  isComplete: boolean
  /** Governed tables whose rows are here. */
  tables: readonly string[]
}

/** A personal value behind a commitment; salt and value are null once erased. */
export interface Commitment {
  /** As the entry's change names it. */
  commitment: string
  table: string
  id: string
  column: string
  salt: Uint8Array | null
  value: string | null
}

/** A leaf and the entry it stands for. */
export interface EntryItem {
  kind: 'entry'
  seq: number
  workspace: string
  n: number
  id: string
  leafHash: Uint8Array
  /** Null when the leaf has no entry any more. */
  body: string | Uint8Array | null
  columns: EntryColumns | null
  commitments: readonly Commitment[]
}

/** Leaves `from` to before `to`, whose entries are not here: the hashes of the largest whole subtrees over them. */
export interface HashesItem {
  kind: 'hashes'
  from: number
  to: number
  hashes: readonly Uint8Array[]
}

/** Comes when every leaf it covers has come, and before any other. */
export interface CheckpointItem {
  kind: 'checkpoint'
  size: number
  note: string
  /** The root as stored beside the note, where there is such a column. */
  root: Uint8Array | null
}

/** An entry that no checkpoint covers yet. After all leaves. */
export interface UnsealedItem {
  kind: 'unsealed'
  id: string
  body: string | Uint8Array
  columns: EntryColumns | null
  commitments: readonly Commitment[]
}

/** A governed row as it stands, personal values included. After all entries. */
export interface RowItem {
  kind: 'row'
  table: string
  id: string
  row: Readonly<Record<string, unknown>>
}

export type LogItem = EntryItem | HashesItem | CheckpointItem | UnsealedItem | RowItem

export interface LogSource {
  readonly scope: LogScope
  /** In batches: leaves in order with checkpoints between them, then unsealed entries, then rows. */
  items(): AsyncIterable<readonly LogItem[]>
  /** The stored full tile; null when there is none. Absent where tiles are not kept. */
  readTile?(level: number, index: number): Promise<Uint8Array | null>
  countTiles?(): Promise<number>
}
