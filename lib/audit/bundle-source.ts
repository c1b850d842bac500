/** Reads an exported bundle as a log to verify: once, from front to back, without holding it. */
import { type BundleHeader, readBundleHeader, readBundleLine } from './bundle'
import { bundleLines } from './bundle-lines'
import type { Hashing } from './hashing'
import type { LogItem, LogSource } from './log-source'
import { fail } from './verify-report'

// Leaves with checkpoints between, then entries without a place, then rows.
const STAGE = { entry: 0, hashes: 0, checkpoint: 0, unsealed: 1, row: 2 } as const

/** The source, and the header that its first line holds. `chunks` can be read once, and so can the source. */
export async function openBundle(
  hashing: Hashing,
  chunks: AsyncIterable<Uint8Array>,
): Promise<LogSource & { header: BundleHeader }> {
  const blocks = bundleLines(hashing, chunks)
  const next = await blocks.next()
  const first = next.done ? null : next.value
  if (!first) return fail('bundle_cut', 'The file ends before its second line', { line: 1 })
  const [headerLine, ...openingLines] = first.lines
  let header: BundleHeader
  try {
    header = readBundleHeader(headerLine)
  } catch (error) {
    return fail('bundle_malformed', `The first line: ${(error as Error).message}`, { line: 1 })
  }
  const { origin, vkey, workspace, tables, query } = header
  const counts = { entry: 0, hashes: 0, checkpoint: 0, unsealed: 0, row: 0 }
  let stage: number = STAGE.entry
  let size = 0

  const read = (line: Record<string, unknown>, number: number): LogItem => {
    let item: LogItem
    try {
      item = readBundleLine(line, workspace)
    } catch (error) {
      return fail('bundle_malformed', `Line ${number}: ${(error as Error).message}`, { line: number })
    }
    if (STAGE[item.kind] < stage)
      fail('bundle_malformed', `Line ${number} comes too late for its kind`, { line: number })
    stage = STAGE[item.kind]
    counts[item.kind]++
    if (item.kind === 'checkpoint') size = item.size
    return item
  }

  async function* items(): AsyncGenerator<LogItem[]> {
    yield openingLines.map((line, i) => read(line, i + 2))
    for await (const block of blocks) yield block.lines.map((line, i) => read(line, block.first + i))
    const isRight =
      counts.entry === header.entries &&
      counts.checkpoint === header.checkpoints &&
      counts.unsealed === header.unsealed &&
      counts.row === header.rows &&
      size === header.size
    if (!isRight) fail('bundle_altered', 'The file does not hold as much as its first line says', { line: 1 })
  }

  return { header, scope: { kind: 'bundle', origin, vkey, workspace, isComplete: query === null, tables }, items }
}
