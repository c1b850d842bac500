import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type MlflowServer, startMlflowServer } from '@/lib/testing/mlflow-server'
import { mlflowBaseUrl } from './base-url'
import { createMlflowClient } from './client'
import { MlflowError } from './mlflow-error'
import type { TransportOptions } from './transport'

let server: MlflowServer
let waited: number[]

beforeEach(async () => {
  server = await startMlflowServer()
  waited = []
})
afterEach(() => server.close())

function connect(options: TransportOptions = {}, more: { token?: string; username?: string; password?: string } = {}) {
  const sleep = async (milliseconds: number) => void waited.push(milliseconds)
  return createMlflowClient({ baseUrl: server.url, ...more }, { sleep, random: () => 1, ...options })
}

async function failure(work: Promise<unknown>): Promise<MlflowError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof MlflowError)) throw new Error(`no MlflowError: ${error}`)
  return error
}

it('asks page by page, and takes a list that is left out for an empty one', async () => {
  server.registeredModels = ['a', 'b', 'c'].map((name) => ({ name, tags: [] }))
  const client = connect({}, { token: 's3cret' })
  const first = await client.searchRegisteredModels(null)
  expect(first.nextPageToken).not.toBeNull()
  const second = await client.searchRegisteredModels(first.nextPageToken)
  expect(second.nextPageToken).toBeNull()
  expect(second.root.at('registered_models').items()).toHaveLength(1)
  expect((await client.searchModelVersions(null)).root.at('model_versions').items()).toEqual([])
  expect(server.calls[0]?.authorization).toBe('Bearer s3cret')
})

it('signs in with a user name and a password', async () => {
  await connect({}, { username: 'ci', password: 'pä:ss' }).searchExperiments(null)
  expect(server.calls[0]?.authorization).toBe(`Basic ${Buffer.from('ci:pä:ss').toString('base64')}`)
})

it('asks for experiments by GET where POST is not known', async () => {
  server.faults = [{ status: 404 }, { status: 200, body: '{"experiments": [{"experiment_id": "1", "name": "x"}]}' }]
  const { root } = await connect().searchExperiments(null)
  expect(root.at('experiments').items()).toHaveLength(1)
  expect(server.calls.map(({ call }) => call.split(' ')[0])).toEqual(['POST', 'GET'])
})

describe('a server that is busy or ill', () => {
  it('is asked again, as late as it says', async () => {
    server.faults = [{ status: 429, headers: { 'retry-after': '7' } }, { status: 500 }, { status: 503 }]
    await connect().searchExperiments(null)
    expect(server.calls).toHaveLength(4)
    expect(waited).toEqual([7500, 1000, 2000])
  })

  it('is left alone after five attempts', async () => {
    server.faults = Array.from({ length: 9 }, () => ({ status: 500 }))
    const error = await failure(connect().searchExperiments(null))
    expect(error.details).toMatchObject({ status: 500, isTemporary: true })
    expect(server.calls).toHaveLength(5)
  })

  it('is left alone where it asks for more than a minute', async () => {
    server.faults = [{ status: 429, headers: { 'retry-after': '3600' } }]
    const error = await failure(connect().searchExperiments(null))
    expect(error.details).toMatchObject({ isTemporary: true, retryAfterSeconds: 3600 })
    expect(waited).toEqual([])
  })

  it('takes a date for when to come back', async () => {
    server.faults = [{ status: 429, headers: { 'retry-after': new Date(Date.now() + 20_000).toUTCString() } }]
    await connect().searchExperiments(null)
    expect(waited[0]).toBeGreaterThan(15_000)
  })

  it('that does not answer is given up in time', async () => {
    const never: typeof fetch = (_url, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
    const error = await failure(
      connect({ fetch: never, timeoutMilliseconds: 20, maxAttempts: 2 }).searchExperiments(null),
    )
    expect(error.message).toContain('did not answer within')
    expect(waited).toHaveLength(1)
  })

  it('that is not there is said to be so', async () => {
    await server.close()
    const error = await failure(connect({ maxAttempts: 1 }).searchExperiments(null))
    expect(error).toMatchObject({ message: 'The server of MLflow cannot be reached.', details: { isTemporary: true } })
    server = await startMlflowServer()
  })

  it('is not asked again when the work is called off', async () => {
    server.faults = [{ status: 500 }, { status: 500 }]
    const stop = new AbortController()
    const client = connect({ signal: stop.signal, sleep: async () => stop.abort(new Error('called off')) })
    await expect(client.searchExperiments(null)).rejects.toThrow('called off')
    expect(server.calls).toHaveLength(1)
  })
})

describe('what is not read', () => {
  it.each([
    [{ status: 401 }, 'may not read it'],
    [{ status: 403, body: '{"error_code": "PERMISSION_DENIED"}' }, '403 (PERMISSION_DENIED)'],
    [{ status: 400, body: '{"error_code": "X", "message": "Bad filter"}' }, '400 (X): Bad filter.'],
    [{ status: 200, body: '<html>Sign in</html>' }, 'Is it a sign-in page'],
    [{ status: 200, body: '[]' }, 'not JSON of MLflow'],
    [{ status: 302, headers: { location: 'http://example.org/api' } }, 'redirects to another one (example.org)'],
    [{ status: 302, headers: { location: 'file:///etc/passwd' } }, 'redirects to another one'],
  ])('%j', async (fault, expected) => {
    server.faults = [fault]
    const error = await failure(connect({}, { token: 's3cret' }).searchRegisteredModels(null))
    expect(error.message).toContain(expected)
    expect(error.message).not.toContain('s3cret')
    expect(server.calls).toHaveLength(1)
  })

  it('an answer without end', async () => {
    server.faults = [{ status: 200, body: `{"x": "${'x'.repeat(3_000_000)}"}` }]
    const error = await failure(connect({ maxResponseBytes: 1024 * 1024 }).searchExperiments(null))
    expect(error.message).toBe('The server of MLflow answered with more than 1 MiB at once.')
  })

  it('redirects without end', async () => {
    server.faults = Array.from({ length: 9 }, () => ({ status: 302, headers: { location: '/again' } }))
    expect((await failure(connect().searchRegisteredModels(null))).message).toContain('without end')
  })

  it('a token that would break its header, which is not repeated', () => {
    expect(() => connect({}, { token: 'a\r\nb' })).toThrow(/^The token holds a character/)
  })
})

it('follows a redirect on the same address', async () => {
  server.faults = [{ status: 308, headers: { location: '/api/2.0/mlflow/registered-models/search' } }]
  expect((await connect().searchRegisteredModels(null)).nextPageToken).toBeNull()
})

describe('the address', () => {
  it.each([
    ['https://mlflow.example.org/', 'https://mlflow.example.org/'],
    [' https://example.org/tracking/ ', 'https://example.org/tracking'],
    ['https://example.org/tracking/api/2.0/mlflow', 'https://example.org/tracking'],
  ])('%s', (written, expected) => expect(mlflowBaseUrl(written).href).toBe(expected))

  it.each([
    'mlflow',
    'file:///etc/passwd',
    'ftp://example.org',
    'https://ada:hunter2@example.org',
    'https://example.org?x=1',
    'http://169.254.169.254',
    'http://0xa9fea9fe/',
    'http://[fe80::1]/',
  ])('%s is refused', (written) => {
    expect(() => mlflowBaseUrl(written)).toThrow(MlflowError)
    expect(() => mlflowBaseUrl(written)).not.toThrow(/hunter2/)
  })
})
