import { describe, expect, test } from 'vitest'
import { EnvironmentError, readClientEnv, readSignerEnv, readSupervisorEnv, readWebEnv, readWorkerEnv } from './env'

const DB = 'postgres://user:secret@db.example.org/countersign'
const SECRET = 'x'.repeat(40)

function problems(read: () => unknown): readonly string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems
    throw error
  }
  return []
}

test('nothing has to be set to start', () => {
  const env = readSupervisorEnv({})
  expect(env).toMatchObject({ port: 3000, url: 'http://localhost:3000', databaseUrl: null, demo: true })
  expect(env.dataDir).toMatch(/\.data$/)
  expect(env.signingKeyFile).toBe(`${env.dataDir}/signer/key`)
})

test('an empty variable is one that is not set', () => {
  expect(readSupervisorEnv({ PORT: '', DATABASE_URL: '', COUNTERSIGN_DEMO: '' })).toMatchObject({
    port: 3000,
    demo: true,
  })
})

describe('demo sign-in', () => {
  test.each([{ COUNTERSIGN_DEMO: 'off' }, { DATABASE_URL: DB }])('is off with %o', (variables) => {
    expect(readSupervisorEnv(variables).demo).toBe(false)
  })

  test('is refused on an address that others reach', () => {
    const [sentence] = problems(() => readSupervisorEnv({ COUNTERSIGN_URL: 'https://countersign.example.org' }))
    expect(sentence).toContain('COUNTERSIGN_DEMO=off')
  })

  test('is off in a web process that nobody told to switch it on', () => {
    expect(readWebEnv({ DATABASE_WEB_URL: DB, AUTH_SECRET: SECRET }).demo).toBe(false)
  })
})

test.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['COUNTERSIGN_URL', 'countersign.example.org'],
  ['COUNTERSIGN_URL', 'https://example.org/countersign'],
  ['DATABASE_URL', 'mysql://db'],
  ['COUNTERSIGN_DEMO', 'no'],
  ['AUTH_SECRET', 'short'],
  ['OIDC_ISSUER', 'login.example.org'],
  ['COUNTERSIGN_TRUSTED_PROXIES', 'yes'],
  ['COUNTERSIGN_METRICS_TOKEN', 'short'],
  ['SMTP_URL', 'mail.example.org'],
  ['MAIL_FROM', 'nobody'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is answered with a sentence that names it', (name, value) => {
  const found = problems(() => readSupervisorEnv({ [name]: value }))
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(name)
  expect(found[0]).toMatch(/[.]$|openssl/)
})

test.each([
  ['DATABASE_WEB_URL', () => readWebEnv({ AUTH_SECRET: SECRET })],
  ['AUTH_SECRET', () => readWebEnv({ DATABASE_WEB_URL: DB })],
  ['DATABASE_WORKER_URL', () => readWorkerEnv({})],
  ['DATABASE_SIGNER_URL', () => readSignerEnv({})],
  ['COUNTERSIGN_TOKEN', () => readClientEnv({})],
  ['MAIL_FROM', () => readWorkerEnv({ DATABASE_WORKER_URL: DB, SMTP_URL: 'smtp://mail.example.org' })],
  ['OIDC_CLIENT_SECRET', () => readSupervisorEnv({ OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'a' })],
  ['DATABASE_URL', () => readSupervisorEnv({ DATABASE_WEB_URL: DB })],
])('a missing %s is named', (name, read) => {
  expect(problems(read).join()).toContain(name)
})

test('every problem is told at once', () => {
  expect(problems(() => readSupervisorEnv({ PORT: 'x', LOG_LEVEL: 'y' }))).toHaveLength(2)
})

test('what the web process reads holds neither the owner nor the key', () => {
  const env = readWebEnv({
    DATABASE_WEB_URL: DB,
    AUTH_SECRET: SECRET,
    DATABASE_URL: 'postgres://owner@db/x',
    COUNTERSIGN_SIGNING_KEY_FILE: '/keys/key',
  })
  expect(JSON.stringify(env)).not.toMatch(/owner|keys/)
})
