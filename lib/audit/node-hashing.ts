import * as crypto from 'node:crypto'
import type { Hashing, Sha256 } from './hashing'

// The DER prefix that turns a raw Ed25519 public key into SubjectPublicKeyInfo (RFC 8410).
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

const publicKeys = new Map<string, crypto.KeyObject>()

function publicKeyOf(raw: Uint8Array): crypto.KeyObject {
  const name = Buffer.from(raw).toString('hex')
  let key = publicKeys.get(name)
  if (!key) {
    key = crypto.createPublicKey({ key: Buffer.concat([SPKI_PREFIX, raw]), format: 'der', type: 'spki' })
    publicKeys.set(name, key)
  }
  return key
}

const sha256: Sha256 =
  typeof crypto.hash === 'function'
    ? (data) => crypto.hash('sha256', data, 'buffer')
    : (data) => crypto.createHash('sha256').update(data).digest()

export const nodeHashing: Hashing = {
  sha256,
  sha256Stream() {
    const hash = crypto.createHash('sha256')
    return {
      update(data) {
        hash.update(data)
      },
      digest: () => hash.digest(),
    }
  },
  verifyEd25519(publicKey, message, signature) {
    if (publicKey.length !== 32 || signature.length !== 64) return false
    try {
      return crypto.verify(null, message, publicKeyOf(publicKey), signature)
    } catch {
      return false
    }
  },
}
