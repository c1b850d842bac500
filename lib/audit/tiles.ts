/** Hash tiles: the tree cut into pieces of 256 hashes (https://c2sp.org/tlog-tiles). */
import type { Sha256 } from './hashing'
import { HASH_LENGTH } from './hashing'
import { isSize, merkleRoot, type Subtree } from './merkle'
import type { NodeReader } from './merkle-proofs'

export const TILE_HEIGHT = 8
export const TILE_WIDTH = 2 ** TILE_HEIGHT

export interface Tile {
  level: number
  index: number
  /** Hashes in it: 256 in a full tile, fewer on the tree's right edge. */
  width: number
}

/** Reads the hashes of a tile, one after the other. */
export type TileReader = (tile: Tile) => Uint8Array | Promise<Uint8Array>

export function tilePath({ level, index, width }: Tile, kind: 'hashes' | 'entries' = 'hashes'): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  const partial = width === TILE_WIDTH ? '' : `.p/${width}`
  return `tile/${kind === 'entries' ? 'entries' : level}/${groups.join('/')}${partial}`
}

const TILE_PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/

/** The tile that a path names, or null: one tile has one path. */
export function parseTilePath(path: string): (Tile & { kind: 'hashes' | 'entries' }) | null {
  const [, levelText, indexText, widthText] = TILE_PATH.exec(path) ?? []
  if (levelText === undefined || indexText === undefined) return null
  const kind = levelText === 'entries' ? 'entries' : 'hashes'
  const tile = {
    kind,
    level: kind === 'entries' ? 0 : Number(levelText),
    index: Number(indexText.replaceAll(/[x/]/g, '')),
    width: widthText === undefined ? TILE_WIDTH : Number(widthText),
  } as const
  return tile.level < 64 && isSize(tile.index) && tilePath(tile, kind) === path ? tile : null
}

/** How many hashes this tile has in a tree of `size` leaves; 0 when the tree does not reach it. */
export function tileWidth(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / 2 ** (TILE_HEIGHT * level))
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** Every tile of a tree of this size, lower levels first. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; 2 ** (TILE_HEIGHT * level) <= size; level++) {
    for (let index = 0; ; index++) {
      const width = tileWidth(size, level, index)
      if (width === 0) break
      yield { level, index, width }
    }
  }
}

export function hashesIn(bytes: Uint8Array): Uint8Array[] {
  if (bytes.length % HASH_LENGTH !== 0) throw new RangeError('A tile is a row of 32-byte hashes')
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) =>
    bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH),
  )
}

const TILES_AT_HAND = 64

/** Reads the nodes of a tree of `size` leaves out of its tiles; the last few tiles stay at hand. */
export function nodesFromTiles(sha256: Sha256, readTile: TileReader, size: number): NodeReader {
  const known = new Map<string, Promise<Uint8Array[]>>()
  const hashesOfTile = (level: number, index: number): Promise<Uint8Array[]> => {
    const name = `${level}/${index}`
    let hashes = known.get(name)
    if (!hashes) {
      const tile = { level, index, width: tileWidth(size, level, index) }
      hashes = Promise.resolve(readTile(tile)).then((bytes) => {
        if (bytes.length !== tile.width * HASH_LENGTH) throw new RangeError(`${tilePath(tile)} is not of its width`)
        return hashesIn(bytes)
      })
      known.set(name, hashes)
      if (known.size > TILES_AT_HAND) known.delete(known.keys().next().value!)
    }
    return hashes
  }
  return async ({ level, index }: Subtree) => {
    const tileLevel = Math.floor(level / TILE_HEIGHT)
    const span = 2 ** (level % TILE_HEIGHT)
    const first = index * span
    const hashes = await hashesOfTile(tileLevel, Math.floor(first / TILE_WIDTH))
    const covered = hashes.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + span)
    if (covered.length !== span) throw new RangeError(`The tree of ${size} has no node ${index} at level ${level}`)
    return merkleRoot(sha256, covered)
  }
}

/** The entries of an entry tile: each after its length as two bytes, the higher first. */
export function entriesIn(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    const end = at + 2 + (bytes[at]! * 256 + (bytes[at + 1] ?? Number.NaN))
    if (!(end <= bytes.length)) throw new RangeError('An entry runs beyond its tile')
    entries.push(bytes.subarray(at + 2, end))
    at = end
  }
  return entries
}
