/** The bundle of one workspace of a log in memory, as text. */
import { BUNDLE_FORMAT, BundleWriter } from '../bundle'
import type { LogItem } from '../log-source'
import { coveringSubtrees, merkleRoot } from '../merkle'
import { nodeHashing } from '../node-hashing'
import { type MemoryLog, ORIGIN } from './memory-log'

export function memoryBundle(log: MemoryLog, workspace: string): string {
  const items: LogItem[] = []
  const hashes = log.hashes()
  const closeGap = (from: number, to: number) => {
    if (from === to) return
    const subtrees = coveringSubtrees(from, to).map(({ level, index }) =>
      merkleRoot(nodeHashing.sha256, hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)),
    )
    items.push({ kind: 'hashes', from, to, hashes: subtrees })
  }
  let at = 0
  for (const checkpoint of log.checkpoints) {
    for (const leaf of log.leaves.slice(at, checkpoint.size)) {
      if (leaf.workspace !== workspace) continue
      closeGap(at, leaf.seq)
      const entry = log.entries.get(leaf.id)!
      items.push({
        kind: 'entry',
        ...leaf,
        ...entry,
        commitments: log.commitments.filter((item) => item.entry === leaf.id).map(({ entry: _, ...item }) => item),
      })
      at = leaf.seq + 1
    }
    closeGap(at, checkpoint.size)
    at = checkpoint.size
    items.push({ kind: 'checkpoint', ...checkpoint })
  }
  const entries = items.filter((item) => item.kind === 'entry')
  const ids = new Set(
    entries.flatMap((item) => JSON.parse(item.body as string).changes.map((change: { id: string }) => change.id)),
  )
  const rows = log.rows.filter((row) => ids.has(row.id)).map((row): LogItem => ({ kind: 'row', ...row }))
  const writer = new BundleWriter(nodeHashing)
  const header = writer.header({
    format: BUNDLE_FORMAT,
    version: 1,
    workspace,
    origin: ORIGIN,
    vkey: log.key.vkey,
    size: log.leaves.length,
    query: null,
    entries: entries.length,
    checkpoints: log.checkpoints.length,
    unsealed: 0,
    rows: rows.length,
    tables: ['models', 'people'],
    exportedAt: '2026-11-20T10:00:00.000000Z',
  })
  return Buffer.concat([header, writer.items([...items, ...rows]), writer.end()]).toString()
}

/** The text in chunks of odd sizes, as a file or a download would bring it. */
export async function* chunksOf(text: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Writes the closing line anew, as someone would who altered the lines before it. */
export function reclose(lines: readonly string[]): string {
  const text = lines.map((line) => `${line}\n`).join('')
  const sha256 = Buffer.from(nodeHashing.sha256(text)).toString('hex')
  return `${text}${JSON.stringify({ kind: 'end', lines: lines.length, sha256 })}\n`
}
