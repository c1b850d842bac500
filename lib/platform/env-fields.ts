/** The variables one by one: how each is read, and the sentence for a wrong one. */
import path from 'node:path'
import { z } from 'zod'

export const port = z
  .string()
  .default('3000')
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535, {
    error: 'PORT must be a number from 1 to 65535, for example 3000.',
  })
  .transform(Number)

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}

export const origin = z
  .string()
  .refine(isOrigin, {
    error:
      'COUNTERSIGN_URL must be the address people open, without a path, for example https://countersign.example.org.',
  })
  .transform((text) => new URL(text).origin)
  .optional()

export function postgresUrl(name: string, who: string) {
  const error = `${name} must be the address of a Postgres database${who}, for example postgres://user:password@db.example.org:5432/countersign.`
  return z
    .string({ error: (issue) => (issue.input === undefined ? `${name} is missing. ${error}` : error) })
    .refine((text) => URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol), { error })
}

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
})

export const demo = z.enum(['on', 'off'], {
  error: 'COUNTERSIGN_DEMO must be "off" (no demo workspace and no demo sign-in), or left out.',
})

export const authSecret = z
  .string({ error: 'AUTH_SECRET is missing; make one with: openssl rand -base64 33, and keep it.' })
  .min(32, { error: 'AUTH_SECRET must be at least 32 characters; make one with: openssl rand -base64 33' })

const httpUrl = (name: string, meaning: string) =>
  z.string().refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: `${name} must be ${meaning}, starting with https://.`,
  })

export const place = {
  PORT: port,
  COUNTERSIGN_URL: origin,
  COUNTERSIGN_DATA_DIR: z
    .string()
    .default('.data')
    .transform((text) => path.resolve(/* turbopackIgnore: true */ text)),
  LOG_LEVEL: logLevel.optional(),
}

export const signIn = {
  OIDC_ISSUER: httpUrl('OIDC_ISSUER', "the OpenID provider's issuer address").optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60, { error: 'OIDC_NAME must be at most 60 characters.' }).default('single sign-on'),
  COUNTERSIGN_TRUSTED_PROXIES: z
    .string()
    .regex(/^\d{1,2}$/, {
      error:
        'COUNTERSIGN_TRUSTED_PROXIES must be the number of reverse proxies in front of Countersign, 0 if there is none.',
    })
    .default('0')
    .transform(Number),
  COUNTERSIGN_METRICS_TOKEN: z
    .string()
    .min(16, { error: 'COUNTERSIGN_METRICS_TOKEN must be at least 16 characters.' })
    .optional(),
}

export const mail = {
  SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && ['smtp:', 'smtps:'].includes(new URL(text).protocol), {
      error: 'SMTP_URL must look like smtp://user:password@mail.example.org:587.',
    })
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => text.includes('@'), {
      error: 'MAIL_FROM must be an e-mail address, for example "Countersign <countersign@example.org>".',
    })
    .optional(),
}
