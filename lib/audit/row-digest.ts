/** Digests of governed rows and commitments to personal values: the same at writing and at verifying. */
import { concatBytes, fromHex, toHex, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'
import type { Sha256 } from './hashing'
import { digestOf } from './leaf'

const COMMITMENT = /^commitment:sha256:([0-9a-f]{64})$/

/** Digest of `{ table, row }`, where `row` has the governed columns and a commitment in place of each personal value. */
export function rowDigest(sha256: Sha256, table: string, row: Readonly<Record<string, unknown>>): string {
  return digestOf(sha256, canonicalJson({ table, row }))
}

/** `SHA-256(salt ‖ value)`, as entries write it; the salt has 32 random bytes. Says nothing once the salt is erased. */
export function commitmentOf(sha256: Sha256, salt: Uint8Array, value: string): string {
  return commitmentText(sha256(concatBytes([salt, utf8(value)])))
}

export function commitmentText(hash: Uint8Array): string {
  return `commitment:sha256:${toHex(hash)}`
}

export function isCommitment(value: unknown): value is string {
  return typeof value === 'string' && COMMITMENT.test(value)
}

export function hashInCommitment(commitment: string): Uint8Array {
  return fromHex(COMMITMENT.exec(commitment)?.[1] ?? '') ?? new Uint8Array(0)
}
