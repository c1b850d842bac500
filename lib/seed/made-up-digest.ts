import { createHash } from 'node:crypto'

/** The demo has no files behind its models; what stands for their digests is made of their names. */
export function madeUpDigest(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}
