import { describe, expect, it } from 'vitest'
import { concatBytes, equalBytes, fromBase64, utf8 } from './bytes'
import { openCheckpoint } from './checkpoint'
import log from './fixtures/tiles-log.json'
import { leafHash, merkleRoot } from './merkle'
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { parseVerifierKey } from './signed-note'
import { entriesIn, nodesFromTiles, parseTilePath, type Tile, tilePath, tilesOf, tileWidth } from './tiles'
import { formatTlogProof, parseTlogProof } from './tlog-proof'

const { sha256 } = nodeHashing
const leaves = log.entries.map((entry) => leafHash(sha256, utf8(entry)))

describe('a published log', () => {
  it('has the root of every checkpoint', async () => {
    const key = parseVerifierKey(sha256, log.vkey)
    for (const [size, note] of log.checkpoints.entries()) {
      const checkpoint = await openCheckpoint(nodeHashing, note, key)
      expect(checkpoint.size).toBe(size)
      expect(checkpoint.root).toEqual(new Uint8Array(merkleRoot(sha256, leaves.slice(0, size))))
    }
  })

  it('has our tiles and entries', () => {
    for (const [width, tile] of Object.entries(log.hashTiles)) {
      expect(fromBase64(tile)).toEqual(concatBytes(leaves.slice(0, Number(width))))
    }
    for (const [width, tile] of Object.entries(log.entryTiles)) {
      const texts = entriesIn(fromBase64(tile)!).map((bytes) => new TextDecoder().decode(bytes))
      expect(texts).toEqual(log.entries.slice(0, Number(width)))
    }
    expect(() => entriesIn(Uint8Array.of(0, 3, 1))).toThrow()
    expect(() => entriesIn(Uint8Array.of(0))).toThrow()
  })

  it('gives its proofs out of its tiles', async () => {
    const key = parseVerifierKey(sha256, log.vkey)
    const { size, root } = await openCheckpoint(nodeHashing, log.checkpoints[15]!, key)
    const read = nodesFromTiles(sha256, ({ width }) => fromBase64(log.hashTiles[String(width) as '15'])!, size)
    for (let index = 0; index < size; index++) {
      const proof = await inclusionProof(sha256, read, index, size)
      expect(verifyInclusion(sha256, { index, size, leafHash: leaves[index]!, proof, root })).toBe(true)
      const text = formatTlogProof({ index, proof, checkpoint: log.checkpoints[15]!, extra: null })
      expect(parseTlogProof(text)?.proof.length).toBe(proof.length)
    }
  })
})

it('finds nodes in tiles of several levels', async () => {
  const size = 70_000
  const hashes = Array.from({ length: size }, (_, i) => sha256(`leaf ${i}`))
  const tiles = new Map<string, Uint8Array>()
  let row = hashes
  for (let level = 0; row.length > 0; level++) {
    const above: Uint8Array[] = []
    for (let index = 0; index * 256 < row.length; index++) {
      const part = row.slice(index * 256, (index + 1) * 256)
      tiles.set(tilePath({ level, index, width: part.length }), concatBytes(part))
      if (part.length === 256) above.push(merkleRoot(sha256, part))
    }
    row = above
  }
  expect([...tilesOf(size)].map((tile) => tilePath(tile)).sort()).toEqual([...tiles.keys()].sort())
  const read = nodesFromTiles(sha256, (tile) => tiles.get(tilePath(tile))!, size)
  const root = merkleRoot(sha256, hashes)
  for (const index of [0, 255, 256, 65_535, 65_536, 69_999]) {
    const proof = await inclusionProof(sha256, read, index, size)
    expect(verifyInclusion(sha256, { index, size, leafHash: hashes[index]!, proof, root })).toBe(true)
  }
  for (const size1 of [1, 255, 256, 257, 65_536, 65_537, 69_999]) {
    const proof = await consistencyProof(sha256, read, size1, size)
    const root1 = merkleRoot(sha256, hashes.slice(0, size1))
    expect(verifyConsistency(sha256, { size1, size2: size, root1, root2: root, proof })).toBe(true)
  }
  const short = nodesFromTiles(sha256, (tile) => tiles.get(tilePath(tile))!.slice(32), size)
  await expect(inclusionProof(sha256, short, 0, size)).rejects.toThrow('width')
})

describe('paths', () => {
  const cases: [Tile, string][] = [
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 1, index: 1_234_067, width: 256 }, 'tile/1/x001/x234/067'],
    [{ level: 0, index: 5, width: 1 }, 'tile/0/005.p/1'],
    [{ level: 12, index: 1000, width: 255 }, 'tile/12/x001/000.p/255'],
  ]
  it.each(cases)('%o is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual({ ...tile, kind: 'hashes' })
  })

  it('names entry tiles', () => {
    expect(tilePath({ level: 0, index: 7, width: 3 }, 'entries')).toBe('tile/entries/007.p/3')
    expect(parseTilePath('tile/entries/007.p/3')?.kind).toBe('entries')
  })

  it.each([
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/0/x000/001',
    'tile/0/001/000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/000/',
    '/tile/0/000',
  ])('%s is none', (path) => {
    expect(parseTilePath(path)).toBeNull()
  })

  it('has a full tile and the beginning of the next level at 256', () => {
    expect([...tilesOf(256)]).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ])
    expect(tileWidth(256, 0, 1)).toBe(0)
    expect([...tilesOf(0)]).toEqual([])
  })
})

describe('a proof file', () => {
  const hash = sha256('a')
  const text = formatTlogProof({ index: 5, proof: [hash, hash], checkpoint: log.checkpoints[15]!, extra: utf8('more') })

  it('reads back', () => {
    const parsed = parseTlogProof(text)!
    expect(parsed.index).toBe(5)
    expect(parsed.proof.every((item) => equalBytes(item, hash))).toBe(true)
    expect(parsed.checkpoint).toBe(log.checkpoints[15])
    expect(new TextDecoder().decode(parsed.extra!)).toBe('more')
    expect(parseTlogProof(formatTlogProof({ ...parsed, proof: [], extra: null }))?.proof).toEqual([])
  })

  it.each([
    text.replace('@v1', '@v2'),
    text.replace('index 5', 'index 05'),
    text.replace('index 5', 'index -5'),
    text.replace('index 5\n', ''),
    text.replace('extra ', 'extra  '),
    text.replace('\n\n', '\n'),
    text.replace(/^index/m, 'extra AA==\nindex'),
    text.replace('index 5\n', 'index 5\nAAAA\n'),
  ])('is refused when written otherwise', (altered) => {
    expect(altered).not.toBe(text)
    expect(parseTlogProof(altered)).toBeNull()
  })
})
