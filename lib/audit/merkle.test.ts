import { describe, expect, it } from 'vitest'
import { equalBytes, fromBase64, fromHex, toHex } from './bytes'
import consistency from './fixtures/merkle-consistency.json'
import inclusion from './fixtures/merkle-inclusion.json'
import reference from './fixtures/merkle-reference-tree.json'
import subtreeConsistency from './fixtures/merkle-subtree-consistency.json'
import subtreeInclusion from './fixtures/merkle-subtree-inclusion.json'
import { coveringSubtrees, Frontier, leafHash, merkleRoot, nodeHash } from './merkle'
import {
  consistencyProof,
  inclusionProof,
  isSubtree,
  type NodeReader,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
} from './merkle-proofs'
import { nodeHashing } from './node-hashing'

const { sha256 } = nodeHashing

// A hash of the wrong length in a vector must reach the verifier as it is.
const bytes = (text: string) => fromBase64(text) ?? new Uint8Array(0)

// Where a root does not matter the vectors have a word in its place; ours are 32 bytes or refused.
const rootOf = (text: string) => (bytes(text).length === 32 ? bytes(text) : sha256(text))

/** The definition of RFC 6962 section 2.1, word for word. */
function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array(0))
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(sha256, naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

function naiveInclusion(m: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  if (leaves.length === 1) return []
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return m < k
    ? [...naiveInclusion(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naiveInclusion(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

function naiveConsistency(m: number, leaves: readonly Uint8Array[], isOld: boolean): Uint8Array[] {
  if (m === leaves.length) return isOld ? [] : [naiveRoot(leaves)]
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return m <= k
    ? [...naiveConsistency(m, leaves.slice(0, k), isOld), naiveRoot(leaves.slice(k))]
    : [...naiveConsistency(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

const hashes = Array.from({ length: 300 }, (_, i) => leafHash(sha256, Uint8Array.of(i % 256, i >> 8)))
const roots = Array.from({ length: 301 }, (_, size) => naiveRoot(hashes.slice(0, size)))
const nodes = new Map<string, Uint8Array>()
const read: NodeReader = ({ level, index }) => {
  const name = `${level}/${index}`
  const known = nodes.get(name) ?? merkleRoot(sha256, hashes.slice(index * 2 ** level, (index + 1) * 2 ** level))
  nodes.set(name, known)
  return known
}

describe('vectors', () => {
  it('has the reference tree', async () => {
    const leaves = reference.leaves.map((leaf) => leafHash(sha256, fromHex(leaf)!))
    expect(leaves.map(toHex)).toEqual(reference.leafHashes)
    for (const [size, root] of reference.roots.entries()) {
      expect(toHex(merkleRoot(sha256, leaves.slice(0, size)))).toBe(root)
    }
    const node: NodeReader = ({ level, index }) =>
      merkleRoot(sha256, leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))
    for (const { index, size, proof } of reference.inclusion) {
      expect((await inclusionProof(sha256, node, index, size)).map(toHex)).toEqual(proof)
    }
    for (const { size1, size2, proof } of reference.consistency) {
      expect((await consistencyProof(sha256, node, size1, size2)).map(toHex)).toEqual(proof)
    }
  })

  it.each(inclusion.cases)('inclusion $name', ({ index, size, root, leafHash, proof, valid }) => {
    const claim = { index, size, root: bytes(root), leafHash: bytes(leafHash), proof: proof.map(bytes) }
    expect(verifyInclusion(sha256, claim)).toBe(valid)
  })

  it.each(consistency.cases)('consistency $name', ({ size1, size2, root1, root2, proof, valid }) => {
    const claim = { size1, size2, root1: rootOf(root1), root2: rootOf(root2), proof: proof.map(bytes) }
    expect(verifyConsistency(sha256, claim)).toBe(valid)
  })

  it.each(subtreeInclusion.cases)('subtree inclusion $name', ({ index, start, end, root, leafHash, proof, valid }) => {
    const claim = {
      index: index - start,
      size: end - start,
      root: bytes(root),
      leafHash: bytes(leafHash),
      proof: proof.map(bytes),
    }
    expect(isSubtree(start, end) && verifyInclusion(sha256, claim)).toBe(valid)
  })

  it.each(subtreeConsistency.cases)(
    'subtree consistency $name',
    ({ start, end, size, subtreeRoot, root, proof, valid }) => {
      const claim = { start, end, size, subtreeRoot: rootOf(subtreeRoot), root: rootOf(root), proof: proof.map(bytes) }
      expect(verifySubtreeConsistency(sha256, claim)).toBe(valid)
    },
  )
})

describe('every size from 0 to 300', () => {
  it('has the root by definition, leaf by leaf and by subtrees', () => {
    const frontier = new Frontier(sha256)
    for (let size = 0; size <= 300; size++) {
      expect(equalBytes(frontier.root(), roots[size]!)).toBe(true)
      const bySubtrees = new Frontier(sha256)
      const middle = Math.floor(size / 3)
      for (const [from, to] of [
        [0, middle],
        [middle, size],
      ] as const) {
        for (const subtree of coveringSubtrees(from, to))
          bySubtrees.appendSubtree(subtree.level, read(subtree) as Uint8Array)
      }
      expect(equalBytes(bySubtrees.root(), roots[size]!)).toBe(true)
      if (size < 300) frontier.append(hashes[size]!)
    }
  })

  it('proves inclusion of every leaf, and of no other', async () => {
    for (let size = 1; size <= 300; size++) {
      // Every leaf of small trees; of large ones those where the shape changes, and a walk over the rest.
      const step = size <= 70 ? 1 : 13
      for (let index = size % step; index < size; index += step) {
        const proof = await inclusionProof(sha256, read, index, size)
        const claim = { index, size, leafHash: hashes[index]!, proof, root: roots[size]! }
        const isRight =
          verifyInclusion(sha256, claim) &&
          !verifyInclusion(sha256, { ...claim, leafHash: hashes[(index + 1) % 300]! }) &&
          (size === 1 || !verifyInclusion(sha256, { ...claim, index: (index + 1) % size })) &&
          !verifyInclusion(sha256, { ...claim, proof: [...proof, hashes[0]!] }) &&
          (proof.length === 0 || !verifyInclusion(sha256, { ...claim, proof: proof.slice(1) }))
        if (!isRight) expect.fail(`leaf ${index} of ${size}`)
      }
    }
  })

  it('makes the proofs of the definition', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 31, 64, 65, 100, 255, 256, 257, 300]) {
      const leaves = hashes.slice(0, size)
      for (let m = 1; m <= size; m += size > 100 ? 7 : 1) {
        expect(await inclusionProof(sha256, read, m - 1, size)).toEqual(naiveInclusion(m - 1, leaves))
        expect(await consistencyProof(sha256, read, m, size)).toEqual(naiveConsistency(m, leaves, true))
      }
    }
  })

  it('proves that each size continues each smaller one, and refuses forged nodes', async () => {
    for (let size2 = 1; size2 <= 300; size2++) {
      const step = size2 <= 70 ? 1 : 11
      for (let size1 = 1 + (size2 % step); size1 <= size2; size1 += step) {
        const proof = await consistencyProof(sha256, read, size1, size2)
        const claim = { size1, size2, root1: roots[size1]!, root2: roots[size2]!, proof }
        const forged = proof.map((hash, i) => (i === proof.length >> 1 ? roots[0]! : hash))
        const swapped = [...proof].reverse()
        const isRight =
          verifyConsistency(sha256, claim) &&
          (proof.length === 0 || !verifyConsistency(sha256, { ...claim, proof: forged })) &&
          (proof.length < 2 || !verifyConsistency(sha256, { ...claim, proof: swapped })) &&
          !verifyConsistency(sha256, { ...claim, root1: roots[size1 - 1]! }) &&
          !verifyConsistency(sha256, { ...claim, root2: roots[size2 - 1]! }) &&
          !verifyConsistency(sha256, { ...claim, proof: [...proof, roots[1]!] })
        if (!isRight) expect.fail(`from ${size1} to ${size2}`)
      }
    }
  })
})

it('keeps to numbers that are exact', () => {
  const claim = { index: 2 ** 53, size: 2 ** 53 + 2, leafHash: hashes[0]!, proof: [], root: hashes[0]! }
  expect(verifyInclusion(sha256, claim)).toBe(false)
  const big = {
    index: 2 ** 40,
    size: 2 ** 40 + 1,
    leafHash: hashes[0]!,
    proof: [hashes[1]!],
    root: nodeHash(sha256, hashes[1]!, hashes[0]!),
  }
  expect(verifyInclusion(sha256, big)).toBe(true)
  expect(verifyInclusion(sha256, { ...big, index: 0 })).toBe(false)
})
