/**
 * Every environment variable the product reads, validated once per process, with a sentence for each that is missing or wrong.
 * Each process reads only its own: the web process has no field for the owner's address or the signing key.
 */
import path from 'node:path'
import { z } from 'zod'
import { authSecret, demo, mail, origin, place, port, postgresUrl, signIn } from './env-fields'

export type EnvSource = Readonly<Record<string, string | undefined>>

export class EnvironmentError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'EnvironmentError'
  }
}

const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]'])

export function isLoopbackUrl(url: string): boolean {
  const { hostname } = new URL(url)
  return LOOPBACK_HOSTS.has(hostname) || hostname.endsWith('.localhost')
}

/** Parses, treating an empty variable as one that is not set (as compose files and CI systems write it). */
function parse<Shape extends z.ZodRawShape>(shape: Shape, source: EnvSource, extra?: (env: never) => string[]) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const result = z.object(shape).safeParse(given)
  if (!result.success) throw new EnvironmentError(result.error.issues.map((issue) => issue.message))
  const problems = extra?.(result.data as never) ?? []
  if (problems.length > 0) throw new EnvironmentError(problems)
  return result.data
}

type OidcVariables = { OIDC_ISSUER?: string; OIDC_CLIENT_ID?: string; OIDC_CLIENT_SECRET?: string }
type MailVariables = { SMTP_URL?: string; MAIL_FROM?: string }

function oidcProblems(env: OidcVariables): string[] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = names.filter((name) => !env[name])
  if (missing.length === 0 || missing.length === names.length) return []
  return [`Single sign-on needs ${missing.join(' and ')} too: set all three OIDC_ variables, or none.`]
}

function mailProblems(env: MailVariables): string[] {
  return env.SMTP_URL && !env.MAIL_FROM
    ? ['MAIL_FROM is missing: SMTP_URL is set, so mail needs a sender address.']
    : []
}

export type OidcSettings = { issuer: string; clientId: string; clientSecret: string; name: string }

export function readWebEnv(source: EnvSource) {
  const env = parse(
    {
      ...place,
      ...signIn,
      DATABASE_WEB_URL: postgresUrl('DATABASE_WEB_URL', " with the web process's role"),
      AUTH_SECRET: authSecret,
      COUNTERSIGN_DEMO: demo.default('off'),
      COUNTERSIGN_DEMO_FILE: z.string().optional(),
      NODE_ENV: z.string().default('production'),
    },
    source,
    oidcProblems,
  )
  return {
    port: env.PORT,
    url: env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_WEB_URL,
    authSecret: env.AUTH_SECRET,
    /** Demo sign-in is offered; only ever on a loopback address with the embedded database. */
    demo: env.COUNTERSIGN_DEMO === 'on',
    demoFile: env.COUNTERSIGN_DEMO_FILE ?? null,
    oidc: oidcSettings(env),
    trustedProxies: env.COUNTERSIGN_TRUSTED_PROXIES,
    metricsToken: env.COUNTERSIGN_METRICS_TOKEN ?? null,
    logLevel: env.LOG_LEVEL ?? 'info',
    isDevelopment: env.NODE_ENV === 'development',
  }
}

function oidcSettings(env: OidcVariables & { OIDC_NAME: string }): OidcSettings | null {
  if (!env.OIDC_ISSUER || !env.OIDC_CLIENT_ID || !env.OIDC_CLIENT_SECRET) return null
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    name: env.OIDC_NAME,
  }
}

export function readWorkerEnv(source: EnvSource) {
  const env = parse(
    { ...place, ...mail, DATABASE_WORKER_URL: postgresUrl('DATABASE_WORKER_URL', " with the worker's role") },
    source,
    mailProblems,
  )
  return {
    url: env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_WORKER_URL,
    smtpUrl: env.SMTP_URL ?? null,
    mailFrom: env.MAIL_FROM ?? null,
    logLevel: env.LOG_LEVEL ?? 'info',
  }
}

export function readSignerEnv(source: EnvSource) {
  const env = parse(
    {
      ...place,
      DATABASE_SIGNER_URL: postgresUrl('DATABASE_SIGNER_URL', " with the signer's role"),
      COUNTERSIGN_SIGNING_KEY_FILE: z.string().optional(),
    },
    source,
  )
  return {
    url: env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`,
    databaseUrl: env.DATABASE_SIGNER_URL,
    keyFile: signingKeyFile(env),
    dataDir: env.COUNTERSIGN_DATA_DIR,
    logLevel: env.LOG_LEVEL ?? 'info',
  }
}

function signingKeyFile(env: { COUNTERSIGN_SIGNING_KEY_FILE?: string; COUNTERSIGN_DATA_DIR: string }): string {
  return path.resolve(
    /* turbopackIgnore: true */ env.COUNTERSIGN_SIGNING_KEY_FILE ??
      path.join(env.COUNTERSIGN_DATA_DIR, 'signer', 'key'),
  )
}

export function readSupervisorEnv(source: EnvSource) {
  const env = parse(
    {
      ...place,
      ...signIn,
      ...mail,
      DATABASE_URL: postgresUrl('DATABASE_URL', " with its owner's role").optional(),
      DATABASE_WEB_URL: postgresUrl('DATABASE_WEB_URL', " with the web process's role").optional(),
      DATABASE_WORKER_URL: postgresUrl('DATABASE_WORKER_URL', " with the worker's role").optional(),
      DATABASE_SIGNER_URL: postgresUrl('DATABASE_SIGNER_URL', " with the signer's role").optional(),
      COUNTERSIGN_DEMO: demo.optional(),
      COUNTERSIGN_SIGNING_KEY_FILE: z.string().optional(),
      AUTH_SECRET: authSecret.optional(),
    },
    source,
    supervisorProblems,
  )
  return {
    port: env.PORT,
    url: env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`,
    dataDir: env.COUNTERSIGN_DATA_DIR,
    /** The owner's address; null when the embedded database is to be used. */
    databaseUrl: env.DATABASE_URL ?? null,
    roleUrls: {
      web: env.DATABASE_WEB_URL ?? null,
      worker: env.DATABASE_WORKER_URL ?? null,
      signer: env.DATABASE_SIGNER_URL ?? null,
    },
    demo: !env.DATABASE_URL && env.COUNTERSIGN_DEMO !== 'off',
    authSecret: env.AUTH_SECRET ?? null,
    signingKeyFile: signingKeyFile(env),
    logLevel: env.LOG_LEVEL ?? null,
  }
}

type SupervisorVariables = OidcVariables &
  MailVariables & {
    DATABASE_URL?: string
    DATABASE_WEB_URL?: string
    DATABASE_WORKER_URL?: string
    DATABASE_SIGNER_URL?: string
    COUNTERSIGN_DEMO?: string
    COUNTERSIGN_URL?: string
  }

function supervisorProblems(env: SupervisorVariables): string[] {
  const problems = [...oidcProblems(env), ...mailProblems(env)]
  const roleUrl = (['DATABASE_WEB_URL', 'DATABASE_WORKER_URL', 'DATABASE_SIGNER_URL'] as const).find(
    (name) => env[name],
  )
  if (roleUrl && !env.DATABASE_URL)
    problems.push(`${roleUrl} is set but DATABASE_URL is not: give the owner's address too, or neither.`)
  if (env.DATABASE_URL && env.COUNTERSIGN_DEMO === 'on')
    problems.push('COUNTERSIGN_DEMO=on needs the embedded database: leave DATABASE_URL out, or the demo off.')
  if (!env.DATABASE_URL && env.COUNTERSIGN_DEMO !== 'off' && env.COUNTERSIGN_URL && !isLoopbackUrl(env.COUNTERSIGN_URL))
    problems.push(
      'COUNTERSIGN_URL is not an address of this machine, and demo sign-in would let anyone in: set COUNTERSIGN_DEMO=off.',
    )
  return problems
}

/** What `countersign gate` needs: where to ask, and as whom. */
export function readClientEnv(source: EnvSource) {
  const env = parse(
    {
      PORT: port,
      COUNTERSIGN_URL: origin,
      COUNTERSIGN_TOKEN: z.string({
        error: 'COUNTERSIGN_TOKEN is missing: make a token with "countersign token create" or under Settings.',
      }),
    },
    source,
  )
  return { url: env.COUNTERSIGN_URL ?? `http://localhost:${env.PORT}`, token: env.COUNTERSIGN_TOKEN }
}

export type WebEnv = ReturnType<typeof readWebEnv>
export type SupervisorEnv = ReturnType<typeof readSupervisorEnv>

function once<Env>(read: (source: EnvSource) => Env): () => Env {
  let env: Env | undefined
  return () => {
    env ??= read(process.env)
    return env
  }
}

export const webEnv = once(readWebEnv)
export const workerEnv = once(readWorkerEnv)
export const signerEnv = once(readSignerEnv)
