/** A log in memory for tests, shaped like the database's tables so that a test can tamper with any of them. */
import { canonicalJson } from '../canonical-json'
import { signCheckpoint } from '../checkpoint'
import { columnsOf, type EntryBody, type EntryColumns } from '../entry'
import { digestOf, hashOfLeaf } from '../leaf'
import type { Commitment, LogItem, LogSource } from '../log-source'
import { merkleRoot } from '../merkle'
import { nodeHashing } from '../node-hashing'
import { commitmentOf, rowDigest } from '../row-digest'
import { readSigningKey, type SigningKey } from '../signing-key'
import { TILE_WIDTH } from '../tiles'

const { sha256 } = nodeHashing

const PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f
-----END PRIVATE KEY-----
`
export const ORIGIN = 'countersign/0198a000-0000-7000-8000-00000000000f'
export const WORKSPACES = ['0198a000-0000-7000-8000-0000000000aa', '0198a000-0000-7000-8000-0000000000bb'] as const

export function testUuid(number: number): string {
  return `0198a000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
}

export interface MemoryLeaf {
  seq: number
  id: string
  workspace: string
  n: number
  leafHash: Uint8Array
}

export interface MemoryRow {
  table: string
  id: string
  row: Record<string, unknown>
}

export interface MemoryEntry {
  body: string
  columns: EntryColumns
}

export class MemoryLog {
  key: SigningKey = readSigningKey(PEM, ORIGIN)
  entries = new Map<string, MemoryEntry>()
  leaves: MemoryLeaf[] = []
  tiles = new Map<string, Uint8Array>()
  checkpoints: { size: number; note: string; root: Uint8Array }[] = []
  commitments: (Commitment & { entry: string })[] = []
  rows: MemoryRow[] = []

  /** Adds an entry that writes one row of `models` or `people`, the latter with a personal column. */
  add(number: number, workspace: string): void {
    const id = testUuid(0x1000 + number)
    const table = number % 3 === 0 ? 'people' : 'models'
    const rowId = testUuid(
      0x9000 + (number % 17) + (workspace === WORKSPACES[0] ? 0 : 0x100) + (table === 'people' ? 0x1000 : 0),
    )
    const row: Record<string, unknown> = { id: rowId, title: `Title ${number} – é`, revision: String(number) }
    const personal: Record<string, string> = {}
    const details: Record<string, unknown> = { note: `Number ${number}`, score: number / 7 }
    if (table === 'people') {
      const salt = sha256(`salt ${number}`)
      const value = `person-${number}@halden.example`
      const commitment = commitmentOf(sha256, salt, value)
      row.email = value
      personal.email = commitment
      this.commitments.push({ commitment, table, id: rowId, column: 'email', salt, value, entry: id })
    }
    const body: EntryBody = {
      v: 1,
      id,
      workspace,
      at: `2026-11-20T09:30:${String(number % 60).padStart(2, '0')}.000001Z`,
      actor: { kind: 'person', id: testUuid(1), via: 'web' },
      action: 'model.changed',
      subject: { kind: 'model', id: rowId, revision: number },
      changes: [
        {
          table,
          id: rowId,
          revision: number,
          digest: rowDigest(sha256, table, { ...row, ...personal }),
          ...(table === 'people' ? { personal } : {}),
        },
      ],
      context: { request: `r-${number}`, useCase: testUuid(7) },
      details,
    }
    this.rows = this.rows.filter((known) => known.id !== rowId)
    this.rows.push({ table, id: rowId, row })
    this.entries.set(id, { body: canonicalJson(body), columns: columnsOf(body) })
    const n = this.leaves.filter((leaf) => leaf.workspace === workspace).length
    this.leaves.push({ seq: this.leaves.length, id, workspace, n, leafHash: this.leafHashOf(id, workspace, n) })
  }

  leafHashOf(id: string, workspace: string, n: number): Uint8Array {
    return hashOfLeaf(sha256, { workspace, n, entry: digestOf(sha256, this.entries.get(id)!.body) })
  }

  hashes(size = this.leaves.length): Uint8Array[] {
    return this.leaves.slice(0, size).map((leaf) => leaf.leafHash)
  }

  sign(): void {
    const size = this.leaves.length
    const root = merkleRoot(sha256, this.hashes())
    this.checkpoints.push({ size, root, note: signCheckpoint(size, root, this.key.signer) })
  }

  buildTiles(): void {
    this.tiles.clear()
    const hashes = this.hashes()
    for (let index = 0; (index + 1) * TILE_WIDTH <= hashes.length; index++) {
      this.tiles.set(`0/${index}`, Buffer.concat(hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)))
    }
  }

  /** As a verifier of the live database sees it. */
  source(): LogSource {
    return {
      scope: {
        kind: 'live',
        origin: ORIGIN,
        vkey: this.key.vkey,
        workspace: null,
        isComplete: true,
        tables: ['models', 'people'],
      },
      items: () => this.#items(),
      readTile: async (level, index) => this.tiles.get(`${level}/${index}`) ?? null,
      countTiles: async () => this.tiles.size,
    }
  }

  async *#items(): AsyncGenerator<LogItem[]> {
    const checkpoints = [...this.checkpoints].sort((a, b) => a.size - b.size)
    const sequenced = new Set<string>()
    for (const leaf of [...this.leaves].sort((a, b) => a.seq - b.seq)) {
      while (checkpoints[0] && checkpoints[0].size <= leaf.seq) yield [{ kind: 'checkpoint', ...checkpoints.shift()! }]
      sequenced.add(leaf.id)
      const entry = this.entries.get(leaf.id)
      yield [
        {
          kind: 'entry',
          ...leaf,
          body: entry?.body ?? null,
          columns: entry?.columns ?? null,
          commitments: this.commitments.filter((item) => item.entry === leaf.id),
        },
      ]
    }
    for (const checkpoint of checkpoints) yield [{ kind: 'checkpoint', ...checkpoint }]
    for (const row of this.rows) yield [{ kind: 'row', ...row }]
  }
}

/** A log of two workspaces with a checkpoint every `every` entries and one at the end. */
export function memoryLog(size: number, every = 10): MemoryLog {
  const log = new MemoryLog()
  for (let number = 0; number < size; number++) {
    log.add(number, WORKSPACES[number % 5 < 3 ? 0 : 1])
    if ((number + 1) % every === 0 && number + 1 < size) log.sign()
  }
  log.sign()
  log.buildTiles()
  return log
}
