import { z } from 'zod'

/** Addresses that machines of a cloud answer with their own credentials: nobody's registry lives there. */
const forbidden =
  /^(169\.254\.|100\.100\.100\.200$|\[fe80:|\[fd00:ec2:|\[::ffff:|metadata\.google\.internal\.?$|0\.0\.0\.0$|\[::\]$)/i

export const connectionUrl = z
  .string()
  .trim()
  .max(500)
  .refine(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'An address such as https://mlflow.example.org.',
  )
  .refine((text) => {
    if (!URL.canParse(text)) return true
    const { username, password, search, hash } = new URL(text)
    return `${username}${password}${search}${hash}` === ''
  }, 'Only the address: a name, a password or a token does not belong in it. Give a token below.')
  .refine((text) => !URL.canParse(text) || !forbidden.test(new URL(text).hostname), 'This address is not asked.')
  .transform((text) => text.replace(/\/+$/, ''))

export const connectionPath = { connection: z.string().min(1).max(60) }

const secret = z.string().max(2000)

/** What is said of a connection; an absent secret stays as it is, an empty one is taken away. */
export const connectionFields = {
  name: z.string().trim().min(1, 'Give it a name.').max(120),
  url: connectionUrl,
  /** Only models and experiments whose names begin so; empty: all. */
  models: z.string().trim().max(120).default(''),
  everyMinutes: z.coerce.number().int().min(5, 'At least every 5 minutes.').max(10_080, 'At most a week.').default(60),
  token: secret.optional(),
  webhookSecret: secret.optional(),
}
