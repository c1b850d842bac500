/** What the tree hashes: which workspace's entry this is, its number there, and the digest of its body. */
import { toHex } from './bytes'
import type { Sha256 } from './hashing'
import { isSize } from './merkle'

export interface Leaf {
  workspace: string
  /** Counts the workspace's entries from 0 without gaps. */
  n: number
  /** `sha256:` and the hexadecimal SHA-256 of the entry's body. */
  entry: string
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value)
}

export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && DIGEST.test(value)
}

export function digestOf(sha256: Sha256, data: Uint8Array | string): string {
  return `sha256:${toHex(sha256(data))}`
}

/** The canonical text of a leaf, written out: its parts need no escaping. */
export function leafText({ workspace, n, entry }: Leaf): string {
  if (!isUuid(workspace) || !isSize(n) || !isDigest(entry)) throw new RangeError('Not a leaf')
  return `{"entry":"${entry}","n":${n},"v":1,"workspace":"${workspace}"}`
}

export function leafTextHash(sha256: Sha256, text: string): Uint8Array {
  return sha256(`\u0000${text}`)
}

/** The leaf hash of the entry with this body. */
export function hashOfLeaf(sha256: Sha256, leaf: Leaf): Uint8Array {
  return leafTextHash(sha256, leafText(leaf))
}

/** The leaf in this text, or null when it is not the canonical text of one. */
export function parseLeaf(text: string): Leaf | null {
  let value: Leaf
  try {
    value = JSON.parse(text)
    return leafText(value) === text ? { workspace: value.workspace, n: value.n, entry: value.entry } : null
  } catch {
    return null
  }
}
