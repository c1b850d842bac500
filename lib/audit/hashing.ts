/** SHA-256 of bytes; a string is hashed as its UTF-8. Synchronous: a tree is millions of small hashes. */
export type Sha256 = (data: Uint8Array | string) => Uint8Array

export interface Sha256Stream {
  update(data: Uint8Array): void
  digest(): Uint8Array
}

/** The cryptography the log's pure code needs; Node and the browser page each bring their own. */
export interface Hashing {
  sha256: Sha256
  sha256Stream(): Sha256Stream
  /** False for a wrong signature and for a key or signature of the wrong shape; never throws. */
  verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>
}

export const HASH_LENGTH = 32
