import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openBundle } from './bundle-source'
import { nodeHashing } from './node-hashing'
import { chunksOf, memoryBundle, reclose } from './testing/memory-bundle'
import { memoryLog, WORKSPACES } from './testing/memory-log'
import { verifyLog } from './verify'
import { type Report, VerificationFailure, type VerifyOptions } from './verify-report'

async function verifyBundle(text: string | Uint8Array, options: VerifyOptions = {}): Promise<Report> {
  try {
    return await verifyLog(nodeHashing, await openBundle(nodeHashing, chunksOf(text)), options)
  } catch (error) {
    // A file whose first lines cannot be read gives no log to report on.
    if (!(error instanceof VerificationFailure)) throw error
    return {
      result: 'wrong',
      problem: error.problem,
      checked: [],
      unchecked: [],
      log: { origin: '', vkey: '', size: 0, root: null },
    }
  }
}

describe('a bundle', () => {
  const log = memoryLog(120)
  const text = memoryBundle(log, WORKSPACES[0])
  const lines = text.trimEnd().split('\n').slice(0, -1)
  const options = { vkey: log.key.vkey, checkpoints: [log.checkpoints[3]!.note, log.checkpoints.at(-1)!.note] }

  it.each(WORKSPACES)('of each workspace verifies, in chunks of any size: %s', async (workspace) => {
    const bundle = memoryBundle(log, workspace)
    for (const size of [7, 1000, 1 << 20]) {
      const source = await openBundle(nodeHashing, chunksOf(bundle, size))
      expect(await verifyLog(nodeHashing, source, options)).toMatchObject({ result: 'verified', log: { size: 120 } })
    }
  })

  it('is found altered with any one byte changed, cut or repeated', async () => {
    const bytes = Buffer.from(text)
    const change = fc.record({
      at: fc.nat(bytes.length - 1),
      byte: fc.integer({ min: 1, max: 255 }),
      kind: fc.constantFrom('change', 'cut', 'tail', 'repeat'),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, byte, kind }) => {
        const altered = Buffer.from(bytes)
        altered[at]! ^= byte
        const parts = {
          change: altered,
          cut: Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
          tail: bytes.subarray(0, at),
          repeat: Buffer.concat([bytes.subarray(0, at + 1), bytes.subarray(at)]),
        }
        expect((await verifyBundle(parts[kind], options)).result).toBe('wrong')
      }),
      { numRuns: 300, seed: 2026 },
    )
  })

  it('is found altered with a line gone, doubled or moved, and the closing line made anew', async () => {
    const move = fc.record({
      from: fc.integer({ min: 1, max: lines.length - 1 }),
      to: fc.integer({ min: 1, max: lines.length - 1 }),
      kind: fc.constantFrom('drop', 'double', 'swap'),
    })
    const place = (line: string) => JSON.parse(line).kind
    await fc.assert(
      fc.asyncProperty(move, async ({ from, to, kind }) => {
        const altered = [...lines]
        if (kind === 'drop') altered.splice(from, 1)
        if (kind === 'double') altered.splice(from, 0, altered[from]!)
        if (kind === 'swap') [altered[from], altered[to]] = [altered[to]!, altered[from]!]
        const isSame =
          kind === 'swap' && (from === to || (place(lines[from]!) === 'row' && place(lines[to]!) === 'row'))
        expect((await verifyBundle(reclose(altered), options)).result).toBe(isSame ? 'verified' : 'wrong')
      }),
      { numRuns: 200, seed: 2026 },
    )
  })

  it('is found altered with any value in a line changed, and the closing line made anew', async () => {
    // A selection is checked as one, and reported as one.
    const unread = new Set(['exportedAt', 'query'])
    for (const [number, line] of lines.entries()) {
      if (number > 40 && number < lines.length - 12) continue
      const value = JSON.parse(line)
      for (const [key, kept] of Object.entries(value)) {
        if (unread.has(key) || (Array.isArray(kept) && kept.length === 0)) continue
        const altered = { ...value, [key]: otherThan(kept) }
        const report = await verifyBundle(reclose(lines.with(number, JSON.stringify(altered))), options)
        expect(report.result, `line ${number + 1} ${key}`).not.toBe('verified')
      }
    }
  })

  it('says that entries at its end may be hidden behind hashes, which could be anybody’s', async () => {
    const told = /^Whether the last \d+ lea(?:f|ves), here by hash alone/
    const items = lines.map((line) => JSON.parse(line))
    const last = items.findLastIndex(({ kind }) => kind === 'entry')
    const { seq, leafHash } = items[last]
    items[last] = { kind: 'hashes', from: seq, to: seq + 1, hashes: [leafHash] }
    // Whoever hides an entry puts the rows as they were before it; here it is enough to leave them out.
    Object.assign(items[0], { entries: items[0].entries - 1, rows: 0, tables: [] })
    const left = items.filter(({ kind }) => kind !== 'row')
    const report = await verifyBundle(reclose(left.map((item) => JSON.stringify(item))), options)
    expect(report.result).toBe('verified')
    expect(report.unchecked).toContainEqual(expect.stringMatching(told))
    const ends = WORKSPACES.map(
      async (workspace) => (await verifyBundle(memoryBundle(log, workspace), options)).unchecked,
    )
    // The last leaf is of one of them: that bundle hides nothing behind it.
    expect((await Promise.all(ends)).filter((list) => !list.some((line) => told.test(line)))).toHaveLength(1)
  })

  it('names what was altered', async () => {
    const number = lines.findIndex((line) => JSON.parse(line).seq === 50)
    const entry = JSON.parse(lines[number]!)
    const altered = lines.with(number, JSON.stringify({ ...entry, body: entry.body.replace('Number 50', 'Number 51') }))
    const report = await verifyBundle(reclose(altered), options)
    expect(report.problem).toMatchObject({ code: 'body_altered', seq: 50, n: entry.n, entry: entry.id })
    const torn = await verifyBundle(`${lines.slice(0, 30).join('\n')}\n`, options)
    expect(torn.problem).toMatchObject({ code: 'bundle_cut' })
  })
})

function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return value.startsWith('a') ? `b${value.slice(1)}` : `a${value.slice(1)}`
  if (Array.isArray(value)) return [otherThan(value[0]), ...value.slice(1)]
  if (value === null) return { only: 'some' }
  const [key, item] = Object.entries(value as object)[0] ?? ['more', 0]
  return { ...(value as object), [key]: otherThan(item) }
}
