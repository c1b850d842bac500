import { readAmount } from '@/lib/templates/amount'

type FormFields = Record<string, string | undefined>

const figures = ['bandLow', 'bandHigh', 'baseline', 'target', 'guardrail'] as const

/** A metric's input out of its form: an empty field is no value, and a band not shown is none. */
export function readMetricForm(fields: FormFields): Record<string, unknown> {
  const isBand = fields.direction === 'band'
  const values = figures.map((name) => {
    const text = !isBand && name.startsWith('band') ? '' : (fields[name]?.trim() ?? '')
    return [name, text === '' ? null : readFigure(text)]
  })
  return {
    ...fields,
    ...Object.fromEntries(values),
    audience: fields.audience || undefined,
    direction: fields.direction || undefined,
    owner: fields.owner || null,
    cadence: fields.cadence || null,
    isValue: fields.isValue === 'on',
  }
}

/** As people write it, with a sign; what is no figure stays a text, for the check to find. */
export function readFigure(text: string): number | string {
  const [, sign, rest] = /^\s*([-−–+]?)(.*)$/s.exec(text)!
  const amount = readAmount(rest!.trim())
  return Number.isNaN(amount) ? text : sign && sign !== '+' ? -amount : amount
}
