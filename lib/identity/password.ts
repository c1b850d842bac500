import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

/** Argon2id as OWASP recommends it; the defaults of the library could change under us. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const MIN = 12

export const newPassword = z
  .string('Choose a password.')
  .min(MIN, `At least ${MIN} characters. A few words that do not belong together are easy to remember.`)
  .max(200, 'At most 200 characters.')
  .refine((text) => new Set(text).size >= 5, 'Use more than four different characters.')

/** A password as it is typed to prove who one is: no rule but a length that bounds the work. */
export const typedPassword = z.string().max(1000, 'That is too long for a password.')

/** The same characters typed on another keyboard are the same password. */
const normal = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost)
}

let decoy: Promise<string> | undefined

/** Whether the password is right. Without an account, or without a password, it takes as long to say no. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hash(randomBytes(32), cost)
  const isRight = await verify(stored ?? (await decoy), normal(password))
  return isRight && Boolean(stored)
}
