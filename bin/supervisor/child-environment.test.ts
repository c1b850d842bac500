import { expect, test } from 'vitest'
import { readSignerEnv, readSupervisorEnv, readWebEnv, readWorkerEnv } from '@/lib/platform/env'
import { childEnvironments } from './child-environment'

const source = {
  NODE_ENV: 'production' as const,
  PATH: '/usr/bin',
  DATABASE_URL: 'postgres://owner:owner-password@db/countersign',
  AUTH_SECRET: 'a'.repeat(40),
  SMTP_URL: 'smtp://user:mail-password@mail',
  MAIL_FROM: 'countersign@example.org',
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'countersign',
  OIDC_CLIENT_SECRET: 'oidc-secret',
  COUNTERSIGN_SIGNING_KEY_FILE: '/keys/signing',
  AWS_SECRET_ACCESS_KEY: 'somebody-elses',
}

const environments = childEnvironments(
  {
    env: readSupervisorEnv(source),
    secrets: { authSecret: 'generated', database: { owner: 'owner-password', web: 'w', worker: 'k', signer: 's' } },
    urls: { web: 'postgres://web@db/x', worker: 'postgres://worker@db/x', signer: 'postgres://signer@db/x' },
    demoFile: '/data/demo.json',
  },
  source,
)
const text = (name: keyof typeof environments) => JSON.stringify(environments[name])

test('no process learns the owner, nor what is not for Countersign', () => {
  for (const name of ['web', 'worker', 'signer'] as const) expect(text(name)).not.toMatch(/owner|somebody-elses/)
})

test('only the signer learns where the key is', () => {
  expect(text('signer')).toContain('/keys/signing')
  for (const name of ['web', 'worker'] as const) expect(text(name)).not.toMatch(/signing|COUNTERSIGN_DATA_DIR/)
})

test('each secret goes where it is used', () => {
  expect(text('web')).toContain('oidc-secret')
  expect(text('web')).not.toContain('mail-password')
  expect(text('worker')).toContain('mail-password')
  for (const name of ['worker', 'signer'] as const) expect(text(name)).not.toMatch(/AUTH_SECRET|oidc-secret/)
})

test('what they get is what they need', () => {
  expect(readWebEnv(environments.web).databaseUrl).toBe('postgres://web@db/x')
  expect(readWorkerEnv(environments.worker).databaseUrl).toBe('postgres://worker@db/x')
  expect(readSignerEnv(environments.signer).keyFile).toBe('/keys/signing')
})

test('demo people reach the web process only where there are any', () => {
  expect(environments.web).toMatchObject({ COUNTERSIGN_DEMO: 'off' })
  expect(text('web')).not.toContain('demo.json')
})
