// Secrets of other systems, sealed at rest: whoever reads the database or a backup of it does not read them.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** The key for `COUNTERSIGN_SEAL_KEY` that follows from the deployment's own secret; 32 bytes as base64url. */
export function sealKeyFrom(authSecret: string): string {
  return Buffer.from(hkdfSync('sha256', authSecret, 'countersign', 'sealed secrets', 32)).toString('base64url')
}

/** AES-256-GCM under the deployment's key, bound to what it is the secret of. */
export function seal(text: string, of: string, key = sealKey()): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(of))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return ['v1', nonce, sealed, cipher.getAuthTag()]
    .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
    .join('.')
}

/** @throws when it was sealed under another key, for something else, or was changed */
export function unseal(sealed: string, of: string, key = sealKey()): string {
  const [version, nonce, text, tag] = sealed.split('.')
  if (version !== 'v1' || !nonce || text === undefined || !tag) throw new Error('This is not a sealed secret.')
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(of)).setAuthTag(Buffer.from(tag, 'base64url'))
  return Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]).toString('utf8')
}

function sealKey(): Buffer {
  const key = Buffer.from(process.env.COUNTERSIGN_SEAL_KEY ?? '', 'base64url')
  if (key.length !== 32)
    throw new Error('COUNTERSIGN_SEAL_KEY is missing or is not 32 bytes: secrets of other systems cannot be kept.')
  return key
}
