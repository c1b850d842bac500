/** Inclusion and consistency proofs of RFC 6962 / 9162: made from any store of nodes, and checked. */
import { equalBytes } from './bytes'
import { HASH_LENGTH, type Sha256 } from './hashing'
import { coveringSubtrees, isSize, nodeHash, type Subtree } from './merkle'

/** Reads the hash of a whole subtree. */
export type NodeReader = (node: Subtree) => Uint8Array | Promise<Uint8Array>

type Range = readonly [from: number, to: number]

function splitPoint(width: number): number {
  let k = 1
  while (k * 2 < width) k *= 2
  return k
}

function inclusionRanges(index: number, from: number, to: number): Range[] {
  if (to - from === 1) return []
  const middle = from + splitPoint(to - from)
  return index < middle
    ? [...inclusionRanges(index, from, middle), [middle, to]]
    : [...inclusionRanges(index, middle, to), [from, middle]]
}

function consistencyRanges(size: number, from: number, to: number, isOldTree: boolean): Range[] {
  if (size === to) return isOldTree ? [] : [[from, to]]
  const middle = from + splitPoint(to - from)
  return size <= middle
    ? [...consistencyRanges(size, from, middle, isOldTree), [middle, to]]
    : [...consistencyRanges(size, middle, to, false), [from, middle]]
}

/** The hash of the leaves from `from` to before `to`, as the tree has it when `from` is where a subtree begins. */
export async function rangeHash(sha256: Sha256, read: NodeReader, from: number, to: number): Promise<Uint8Array> {
  const subtrees = coveringSubtrees(from, to)
  if (subtrees.length === 0) return sha256(new Uint8Array(0))
  let root: Uint8Array | undefined
  for (const subtree of subtrees.reverse()) {
    const hash = await read(subtree)
    root = root === undefined ? hash : nodeHash(sha256, hash, root)
  }
  return root!
}

async function hashesOf(sha256: Sha256, read: NodeReader, ranges: Range[]): Promise<Uint8Array[]> {
  const hashes: Uint8Array[] = []
  for (const [from, to] of ranges) hashes.push(await rangeHash(sha256, read, from, to))
  return hashes
}

export function inclusionProof(sha256: Sha256, read: NodeReader, index: number, size: number): Promise<Uint8Array[]> {
  if (!isSize(size) || !isSize(index) || index >= size) throw new RangeError(`No leaf ${index} in a tree of ${size}`)
  return hashesOf(sha256, read, inclusionRanges(index, 0, size))
}

export function consistencyProof(
  sha256: Sha256,
  read: NodeReader,
  size1: number,
  size2: number,
): Promise<Uint8Array[]> {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) {
    throw new RangeError(`No proof from ${size1} to ${size2}`)
  }
  if (size1 === size2) return Promise.resolve([])
  return hashesOf(sha256, read, consistencyRanges(size1, 0, size2, true))
}

function areHashes(hashes: readonly Uint8Array[]): boolean {
  return hashes.every((hash) => hash instanceof Uint8Array && hash.length === HASH_LENGTH)
}

export interface Inclusion {
  index: number
  size: number
  leafHash: Uint8Array
  proof: readonly Uint8Array[]
  root: Uint8Array
}

/** RFC 9162 section 2.1.3.2. */
export function verifyInclusion(sha256: Sha256, { index, size, leafHash, proof, root }: Inclusion): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || !areHashes([leafHash, root, ...proof])) return false
  let node = index
  let last = size - 1
  let hash = leafHash
  for (const sibling of proof) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && equalBytes(hash, root)
}

export interface SubtreeConsistency {
  start: number
  end: number
  size: number
  subtreeRoot: Uint8Array
  root: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether leaves `start` to before `end` make a subtree that a tree of any greater size still has. */
export function isSubtree(start: number, end: number): boolean {
  if (!isSize(start) || !isSize(end) || start >= end) return false
  let width = 1
  while (width < end - start) width *= 2
  return start % width === 0
}

/** RFC 9162 section 2.1.4.2, for a subtree that need not begin at the first leaf. */
export function verifySubtreeConsistency(sha256: Sha256, claim: SubtreeConsistency): boolean {
  const { start, end, size, subtreeRoot, root, proof } = claim
  if (isSize(start) && start === end && isSize(size) && end <= size) {
    return proof.length === 0 && equalBytes(subtreeRoot, sha256(new Uint8Array(0)))
  }
  if (!isSubtree(start, end) || !isSize(size) || end > size || !areHashes([subtreeRoot, root, ...proof])) return false
  let first = start
  let second = end - 1
  let last = size - 1
  const stepUp = () => {
    first = Math.floor(first / 2)
    second = Math.floor(second / 2)
    last = Math.floor(last / 2)
  }
  if (second === last) while (first !== second) stepUp()
  else while (first !== second && second % 2 === 1) stepUp()

  const rest = [...proof]
  let oldHash = subtreeRoot
  if (first !== second) {
    const seed = rest.shift()
    if (seed === undefined) return false
    oldHash = seed
  }
  let newHash = oldHash
  for (const sibling of rest) {
    if (last === 0) return false
    if (second % 2 === 1 || second === last) {
      if (first < second) oldHash = nodeHash(sha256, sibling, oldHash)
      newHash = nodeHash(sha256, sibling, newHash)
      while (second % 2 === 0 && second !== 0) stepUp()
    } else {
      newHash = nodeHash(sha256, newHash, sibling)
    }
    stepUp()
  }
  return last === 0 && equalBytes(oldHash, subtreeRoot) && equalBytes(newHash, root)
}

export interface Consistency {
  size1: number
  size2: number
  root1: Uint8Array
  root2: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether the tree of `size2` continues the tree of `size1`. Nothing can be proven from an empty tree: refused. */
export function verifyConsistency(sha256: Sha256, { size1, size2, root1, root2, proof }: Consistency): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false
  if (!areHashes([root1, root2])) return false
  if (size1 === size2) return proof.length === 0 && equalBytes(root1, root2)
  return verifySubtreeConsistency(sha256, { start: 0, end: size1, size: size2, subtreeRoot: root1, root: root2, proof })
}
