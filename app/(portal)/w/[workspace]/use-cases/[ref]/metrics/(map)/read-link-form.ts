import { readFigure } from '@/lib/metrics/read-form'
import type { FormFields } from '@/lib/platform/action'

const figures = ['per', 'rate', 'rateLow', 'rateHigh', 'uncertainty', 'holdsLow', 'holdsHigh'] as const
const ofRate: readonly string[] = ['per', 'rate', 'rateLow', 'rateHigh']
const ofFormula: readonly string[] = ['formula', 'uncertainty']

/**
 * A link's input out of its form: an empty field is no figure, and what the chosen way of pricing does not use is none. What
 * it cannot do without stays an empty text, for the check to find.
 */
export function readLinkForm({ pricing, ...fields }: FormFields): Record<string, unknown> {
  const unused = pricing === 'rate' ? ofFormula : pricing === 'formula' ? ofRate : [...ofRate, ...ofFormula]
  const text = (name: string) => (unused.includes(name) ? '' : (fields[name]?.trim() ?? ''))
  return {
    ...fields,
    ...Object.fromEntries(figures.map((name) => [name, text(name) === '' ? null : readFigure(text(name))])),
    ...(pricing === 'none' ? { holdsLow: null, holdsHigh: null } : {}),
    ...(pricing === 'rate' && text('rate') === '' ? { rate: '' } : {}),
    formula: pricing === 'formula' ? text('formula') : null,
  }
}
