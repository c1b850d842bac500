import { z } from 'zod'

export const workspaceName = z
  .string('Name the workspace.')
  .trim()
  .min(1, 'Name the workspace, as your organisation or department is called.')
  .max(80, 'At most 80 characters.')

export const slug = z
  .string('Choose a short name for addresses.')
  .trim()
  .regex(
    /^[a-z][a-z0-9-]{1,38}[a-z0-9]$/,
    'Lower-case letters, figures and hyphens, 3 to 40 of them, beginning with a letter.',
  )

const known = new Set(Intl.supportedValuesOf('currency'))

export const currency = z
  .string('Choose a currency.')
  .trim()
  .toUpperCase()
  .refine((code) => known.has(code), 'This is not a currency, such as EUR, USD or GBP.')
