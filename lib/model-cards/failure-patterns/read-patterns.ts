import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { appPath } from '@/lib/platform/paths'
import type { ModelKind } from './vocabulary'

const text = z.string().trim().min(1).max(400)
const key = z.string().regex(/^[a-z][a-z_]*$/)

/** @see ModelKind: the interface says what each part means. */
const schema: z.ZodType<ModelKind[]> = z.array(
  z.strictObject({
    key,
    name: text,
    signs: z.array(text),
    patterns: z
      .array(z.strictObject({ key, field: key, question: text, why: text, example: text }))
      .min(6)
      .max(10),
  }),
)

let kinds: Promise<ModelKind[]> | undefined

/** How models of each kind are known to fail. @throws when the file is not of its form: that is a bug of ours. */
export function failurePatterns(): Promise<ModelKind[]> {
  kinds ??= readFile(appPath('lib/model-cards/data/failure-patterns.yaml'), 'utf8').then((text) =>
    schema.parse(parse(text)),
  )
  return kinds
}
