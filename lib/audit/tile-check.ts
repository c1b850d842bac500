/** Holds stored tiles against the leaves as they go by. */
import { equalBytes } from './bytes'
import { HASH_LENGTH, type Sha256 } from './hashing'
import type { LogSource } from './log-source'
import { merkleRoot } from './merkle'
import { hashesIn, TILE_WIDTH, tilePath } from './tiles'
import { fail } from './verify-report'

export class TileCheck {
  readonly #levels: { index: number; hashes: Uint8Array[] }[] = []
  readonly #sha256: Sha256
  readonly #readTile: NonNullable<LogSource['readTile']>
  tiles = 0

  constructor(sha256: Sha256, readTile: NonNullable<LogSource['readTile']>) {
    this.#sha256 = sha256
    this.#readTile = readTile
  }

  /** True when the hash completes a tile, which `settle` has to look at before the next one. */
  add(hash: Uint8Array): boolean {
    this.#levels[0] ??= { index: 0, hashes: [] }
    return this.#levels[0].hashes.push(hash) === TILE_WIDTH
  }

  async settle(): Promise<void> {
    for (let level = 0; this.#levels[level]?.hashes.length === TILE_WIDTH; level++) {
      const { index, hashes } = this.#levels[level]!
      const tile = tilePath({ level, index, width: TILE_WIDTH })
      const stored = await this.#readTile(level, index)
      if (stored === null) fail('tile_missing', `${tile} is missing`, { tile })
      if (stored.length !== TILE_WIDTH * HASH_LENGTH) fail('tile_altered', `${tile} is not 256 hashes`, { tile })
      const wrong = hashesIn(stored).findIndex((hash, i) => !equalBytes(hash, hashes[i]!))
      if (wrong >= 0) {
        const place = level === 0 ? { tile, seq: index * TILE_WIDTH + wrong } : { tile }
        fail('tile_altered', `${tile} differs from the leaves at its hash ${wrong}`, place)
      }
      this.tiles++
      this.#levels[level + 1] ??= { index: 0, hashes: [] }
      this.#levels[level + 1]!.hashes.push(merkleRoot(this.#sha256, hashes))
      this.#levels[level] = { index: index + 1, hashes: [] }
    }
  }
}
