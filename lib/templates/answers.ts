// Checks answers against a template: every kind of field has one form of answer.
import { z } from 'zod'
import type { Template, TemplateField } from './definition'
import { fieldsOf } from './definition'
import type { Answer } from './vocabulary'

const money = z.strictObject({
  amount: z
    .number({ error: 'An amount, for example 144000.' })
    .min(0, 'Not less than zero.')
    .max(1e12, 'That is more than a trillion; check the amount.')
    .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-4, 'At most two decimals.'),
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency such as EUR.'),
})

const kinds = {
  markdown: z.string().trim().max(20_000, 'At most 20,000 characters.').transform(normalizeText),
  money,
  duration: z.number({ error: 'A number of months.' }).min(0, 'Not less than zero.').max(600, 'At most 600 months.'),
} satisfies Record<TemplateField['kind'], z.ZodType<Answer>>

/** The schema of a template's answers. Optional fields may be absent or null; unknown ones are refused. */
export function answersInput(template: Template) {
  const shape: Record<string, z.ZodType<Answer | undefined>> = {}
  for (const field of fieldsOf(template)) {
    const kind: z.ZodType<Answer> = kinds[field.kind]
    shape[field.key] = field.required
      ? kind.refine((answer) => answer !== '', `“${field.label}” needs an answer.`)
      : kind.nullable().optional()
  }
  return z.strictObject(shape)
}

/** Text as it is stored and hashed: NFC, line feeds only. */
export function normalizeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC')
}
