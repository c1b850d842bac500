/** The signer's Ed25519 key: made once, kept in a file that only its owner can read. */
import * as crypto from 'node:crypto'
import { nodeHashing } from './node-hashing'
import { formatVerifierKey, keyId, type NoteSigner } from './signed-note'

export function generateKeyPem(): string {
  return crypto.generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
}

export interface SigningKey {
  signer: NoteSigner
  vkey: string
}

/** The key in a PKCS #8 PEM file, as the signer of the log `origin`. Throws when it is no Ed25519 key. */
export function readSigningKey(pem: string, origin: string): SigningKey {
  const privateKey = crypto.createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The signing key is not an Ed25519 key')
  const { x } = crypto.createPublicKey(privateKey).export({ format: 'jwk' })
  const publicKey = new Uint8Array(Buffer.from(x!, 'base64url'))
  return {
    vkey: formatVerifierKey(nodeHashing.sha256, origin, publicKey),
    signer: {
      name: origin,
      id: keyId(nodeHashing.sha256, origin, publicKey),
      sign: (message) => crypto.sign(null, message, privateKey),
    },
  }
}
