/** What each process may know: a list of what it gets, never the supervisor's own environment with something taken out. */
import type { SupervisorEnv } from '@/lib/platform/env'
import { appRoot } from '@/lib/platform/paths'
import { sealKeyFrom } from '@/lib/platform/seal'
import type { Secrets } from '@/lib/platform/secrets'

/** Of the system's, not ours: what Node, TLS and proxies need. */
const SYSTEM = [
  ...[
    'PATH',
    'HOME',
    'LANG',
    'LC_ALL',
    'TZ',
    'TMPDIR',
    'SYSTEMROOT',
    'NODE_ENV',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
  ],
  ...[
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
  ],
]

const WEB = [
  ...['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME'],
  ...['COUNTERSIGN_TRUSTED_PROXIES', 'COUNTERSIGN_METRICS_TOKEN', 'DATABASE_REPLICA_URL'],
]

const WORKER = ['SMTP_URL', 'MAIL_FROM']

type Inputs = {
  env: SupervisorEnv
  secrets: Secrets
  urls: Record<'web' | 'worker' | 'signer', string>
  demoFile: string
}

export function childEnvironments(inputs: Inputs, source: NodeJS.ProcessEnv = process.env) {
  const { env, secrets, urls, demoFile } = inputs
  const authSecret = env.authSecret ?? secrets.authSecret
  // Both keep and use secrets of other systems; the worker learns this key and not the one that signs sessions.
  const sealing = { COUNTERSIGN_SEAL_KEY: source.COUNTERSIGN_SEAL_KEY || sealKeyFrom(authSecret) }
  const common = {
    ...pick(source, SYSTEM),
    COUNTERSIGN_ROOT: appRoot(),
    COUNTERSIGN_URL: env.url,
    PORT: String(env.port),
    // A person at a terminal wants the address and what goes wrong; a log collector wants everything.
    LOG_LEVEL: env.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info'),
    NEXT_TELEMETRY_DISABLED: '1',
  }
  return {
    web: {
      ...common,
      ...pick(source, WEB),
      COUNTERSIGN_PROCESS: 'web',
      DATABASE_WEB_URL: urls.web,
      ...sealing,
      AUTH_SECRET: authSecret,
      COUNTERSIGN_DEMO: env.demo ? 'on' : 'off',
      ...(env.demo ? { COUNTERSIGN_DEMO_FILE: demoFile } : {}),
    },
    worker: {
      ...common,
      ...pick(source, WORKER),
      ...sealing,
      COUNTERSIGN_PROCESS: 'worker',
      DATABASE_WORKER_URL: urls.worker,
    },
    signer: {
      ...common,
      COUNTERSIGN_PROCESS: 'signer',
      DATABASE_SIGNER_URL: urls.signer,
      COUNTERSIGN_DATA_DIR: env.dataDir,
      COUNTERSIGN_SIGNING_KEY_FILE: env.signingKeyFile,
    },
  } satisfies Record<string, Record<string, string | undefined>>
}

function pick(source: NodeJS.ProcessEnv, names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(
    names.filter((name) => source[name]).map((name) => [name, source[name]]),
  ) as NodeJS.ProcessEnv
}
