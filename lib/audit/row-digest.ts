/** Digests of governed rows and commitments to personal values: the same at writing and at verifying. */
import { concatBytes, utf8 } from './bytes'
import { canonicalJson } from './canonical-json'
import type { Sha256 } from './hashing'
import { digestOf } from './leaf'

/** Digest of `{ table, row }`, where `row` has the governed columns and a commitment in place of each personal value. */
export function rowDigest(sha256: Sha256, table: string, row: Readonly<Record<string, unknown>>): string {
  return digestOf(sha256, canonicalJson({ table, row }))
}

/** `SHA-256(salt ‖ value)`; the salt has 32 random bytes. */
export function commitmentOf(sha256: Sha256, salt: Uint8Array, value: string): string {
  return digestOf(sha256, concatBytes([salt, utf8(value)]))
}
