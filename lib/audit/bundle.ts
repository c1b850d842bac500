/**
 * The exported bundle: one file of JSON lines that holds a workspace's whole log. docs/audit-formats.md describes it
 * for those who write a verifier of their own.
 */
import { fromBase64, textOf, toBase64, toHex, utf8 } from './bytes'
import type { EntryColumns } from './entry'
import type { Hashing, Sha256Stream } from './hashing'
import { isUuid } from './leaf'
import type { Commitment, LogItem } from './log-source'

export const BUNDLE_FORMAT = 'countersign-audit-bundle'

export interface BundleHeader {
  format: typeof BUNDLE_FORMAT
  version: 1
  workspace: string
  origin: string
  vkey: string
  /** Leaves in the tree that the last checkpoint of the file covers. */
  size: number
  /** Null when every entry of the workspace is here; otherwise what they were selected by. */
  query: unknown
  entries: number
  checkpoints: number
  unsealed: number
  rows: number
  /** Governed tables whose rows are here. */
  tables: string[]
  exportedAt: string
}

interface CommitmentLine extends Omit<Commitment, 'salt'> {
  salt: string | null
}

type BodyPart = { body: string } | { bodyBase64: string }

function bodyPart(body: string | Uint8Array): BodyPart {
  const text = typeof body === 'string' ? body : textOf(body)
  // Bytes that are not UTF-8 are no entry; they are carried as they are, so that the verifier says so.
  return text === null ? { bodyBase64: toBase64(body as Uint8Array) } : { body: text }
}

const base64OrNull = (bytes: Uint8Array | null) => (bytes === null ? null : toBase64(bytes))

function commitmentLines(commitments: readonly Commitment[]): CommitmentLine[] {
  return commitments.map((item) => ({ ...item, salt: base64OrNull(item.salt) }))
}

function lineOf(item: LogItem): unknown {
  switch (item.kind) {
    case 'entry': {
      const { seq, n, id, leafHash, body, columns, commitments } = item
      const part = body === null ? { body: null } : bodyPart(body)
      return {
        kind: 'entry',
        seq,
        n,
        id,
        leafHash: toBase64(leafHash),
        ...part,
        columns,
        commitments: commitmentLines(commitments),
      }
    }
    case 'hashes':
      return { ...item, hashes: item.hashes.map(toBase64) }
    case 'checkpoint':
      return { kind: 'checkpoint', size: item.size, note: item.note }
    case 'unsealed': {
      const { id, body, columns, commitments } = item
      return { kind: 'unsealed', id, ...bodyPart(body), columns, commitments: commitmentLines(commitments) }
    }
    case 'row':
      return item
  }
}

/** Writes the lines of a bundle; the last one carries the digest of all before it. */
export class BundleWriter {
  readonly #digest: Sha256Stream
  #lines = 0

  constructor(hashing: Hashing) {
    this.#digest = hashing.sha256Stream()
  }

  #write(lines: readonly unknown[]): Uint8Array {
    const bytes = utf8(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    this.#digest.update(bytes)
    this.#lines += lines.length
    return bytes
  }

  header(header: BundleHeader): Uint8Array {
    return this.#write([header])
  }

  items(items: readonly LogItem[]): Uint8Array {
    return this.#write(items.map(lineOf))
  }

  end(): Uint8Array {
    return utf8(`${JSON.stringify({ kind: 'end', lines: this.#lines, sha256: toHex(this.#digest.digest()) })}\n`)
  }
}

class NotABundleLine extends Error {}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new NotABundleLine('a text is missing')
  return value
}

function size(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw new NotABundleLine('a number is missing')
  return value
}

function bytes(value: unknown): Uint8Array {
  const decoded = typeof value === 'string' ? fromBase64(value) : null
  if (decoded === null) throw new NotABundleLine('base64 is missing')
  return decoded
}

function list<T>(value: unknown, read: (item: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new NotABundleLine('a list is missing')
  return value.map(read)
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NotABundleLine('an object is missing')
  return value as Record<string, unknown>
}

const orNull = <T>(value: unknown, read: (item: unknown) => T): T | null => (value === null ? null : read(value))

function readCommitment(value: unknown): Commitment {
  const { commitment, table, id, column, salt, value: kept } = record(value)
  return {
    commitment: text(commitment),
    table: text(table),
    id: text(id),
    column: text(column),
    salt: orNull(salt, bytes),
    value: orNull(kept, text),
  }
}

function readBody(line: Record<string, unknown>): string | Uint8Array {
  return line.bodyBase64 === undefined ? text(line.body) : bytes(line.bodyBase64)
}

/** The item that a line carries. Throws when it carries none; `workspace` is the header's. */
export function readBundleLine(line: Record<string, unknown>, workspace: string): LogItem {
  switch (line.kind) {
    case 'entry':
      return {
        kind: 'entry',
        seq: size(line.seq),
        workspace,
        n: size(line.n),
        id: text(line.id),
        leafHash: bytes(line.leafHash),
        body: line.body === null ? null : readBody(line),
        columns: line.columns === null ? null : (record(line.columns) as unknown as EntryColumns),
        commitments: list(line.commitments, readCommitment),
      }
    case 'hashes':
      return { kind: 'hashes', from: size(line.from), to: size(line.to), hashes: list(line.hashes, bytes) }
    case 'checkpoint':
      return { kind: 'checkpoint', size: size(line.size), note: text(line.note), root: null }
    case 'unsealed':
      return {
        kind: 'unsealed',
        id: text(line.id),
        body: readBody(line),
        columns: line.columns === null ? null : (record(line.columns) as unknown as EntryColumns),
        commitments: list(line.commitments, readCommitment),
      }
    case 'row':
      return {
        kind: 'row',
        table: text(line.table),
        id: text(line.id),
        row: record(line.row),
      }
    default:
      throw new NotABundleLine('its kind is not known')
  }
}

/** The header in a bundle's first line. Throws when it is none. */
export function readBundleHeader(value: unknown): BundleHeader {
  const header = record(value)
  if (header.format !== BUNDLE_FORMAT) throw new NotABundleLine('it is not an audit bundle')
  if (header.version !== 1) throw new NotABundleLine(`its version is ${header.version}; this verifier knows version 1`)
  if (!isUuid(header.workspace)) throw new NotABundleLine('it does not name a workspace')
  if (header.query === undefined) throw new NotABundleLine('it does not say what was selected')
  return {
    format: BUNDLE_FORMAT,
    version: 1,
    workspace: header.workspace,
    origin: text(header.origin),
    vkey: text(header.vkey),
    size: size(header.size),
    query: header.query,
    entries: size(header.entries),
    checkpoints: size(header.checkpoints),
    unsealed: size(header.unsealed),
    rows: size(header.rows),
    tables: list(header.tables, text),
    exportedAt: text(header.exportedAt),
  }
}
