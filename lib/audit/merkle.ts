/** The hash tree of RFC 6962 section 2.1, over leaf hashes. Sizes are exact up to 2^53, hence no bit operators. */
import { HASH_LENGTH, type Sha256 } from './hashing'

const LEAF_PREFIX = 0x00
const NODE_PREFIX = 0x01

export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  const input = new Uint8Array(leaf.length + 1)
  input[0] = LEAF_PREFIX
  input.set(leaf, 1)
  return sha256(input)
}

// Reused: hashing is synchronous, and a tree makes one of these a node.
const nodeInput = new Uint8Array(1 + 2 * HASH_LENGTH)
nodeInput[0] = NODE_PREFIX

export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + HASH_LENGTH)
  return sha256(nodeInput)
}

export function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

/** A whole binary subtree: the node at `index`, counted from the left, `level` steps above the leaves. */
export interface Subtree {
  level: number
  index: number
}

/** The largest whole subtrees, left to right, that cover the leaves from `from` to before `to`. */
export function coveringSubtrees(from: number, to: number): Subtree[] {
  const subtrees: Subtree[] = []
  let at = from
  while (at < to) {
    let level = 0
    let width = 1
    while (at % (width * 2) === 0 && at + width * 2 <= to) {
      width *= 2
      level++
    }
    subtrees.push({ level, index: at / width })
    at += width
  }
  return subtrees
}

/** The compact range of a growing tree: one hash for each whole subtree on its right edge. */
export class Frontier {
  #size = 0
  // The hash at position `level` is that of a whole subtree of 2^level leaves, when the size has that bit.
  readonly #peaks: (Uint8Array | undefined)[] = []
  readonly #sha256: Sha256

  constructor(sha256: Sha256) {
    this.#sha256 = sha256
  }

  get size(): number {
    return this.#size
  }

  append(leaf: Uint8Array): void {
    this.appendSubtree(0, leaf)
  }

  /** Appends the root of a whole subtree. Throws when the tree's edge is not where such a subtree may begin. */
  appendSubtree(level: number, hash: Uint8Array): void {
    if (hash.length !== HASH_LENGTH) throw new RangeError('A hash has 32 bytes')
    const width = 2 ** level
    if (this.#size % width !== 0) throw new RangeError(`A subtree of ${width} leaves cannot begin at ${this.#size}`)
    let node = hash
    let at = level
    for (; this.#peaks[at] !== undefined; at++) {
      node = nodeHash(this.#sha256, this.#peaks[at]!, node)
      this.#peaks[at] = undefined
    }
    while (this.#peaks.length <= at) this.#peaks.push(undefined)
    this.#peaks[at] = node
    this.#size += width
  }

  root(): Uint8Array {
    let root: Uint8Array | undefined
    for (const peak of this.#peaks) {
      if (peak !== undefined) root = root === undefined ? peak : nodeHash(this.#sha256, peak, root)
    }
    return root ?? this.#sha256(new Uint8Array(0))
  }
}

export function merkleRoot(sha256: Sha256, leafHashes: readonly Uint8Array[]): Uint8Array {
  const frontier = new Frontier(sha256)
  for (const hash of leafHashes) frontier.append(hash)
  return frontier.root()
}

/** Any node of a tree whose leaf hashes are all at hand. */
export function nodesOfLeaves(sha256: Sha256, leafHashes: readonly Uint8Array[]): (node: Subtree) => Uint8Array {
  return ({ level, index }) => merkleRoot(sha256, leafHashes.slice(index * 2 ** level, (index + 1) * 2 ** level))
}
