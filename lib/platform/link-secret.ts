// Secrets of tokens and one-time links: 256 random bits, of which only the hash is kept. Nobody tries those out, so plain SHA-256 will do.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

export const linkSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'This link is not complete. Copy all of it.')
