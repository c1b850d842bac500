import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { main } from './main'

let server: Server | undefined
let out = ''
let err = ''

beforeEach(() => {
  out = ''
  err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text
    return true
  })
  vi.stubEnv('COUNTERSIGN_TOKEN', 'secret-token')
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  server?.close()
  server = undefined
})

async function answerWith(status: number, body: unknown): Promise<string[]> {
  const asked: string[] = []
  const respond: RequestListener = (req, res) => {
    asked.push(`${req.headers.authorization} ${req.url}`)
    res
      .writeHead(status, { 'content-type': 'application/json', location: 'http://127.0.0.1:9/' })
      .end(JSON.stringify(body))
  }
  server = createServer(respond)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('COUNTERSIGN_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  return asked
}

const ASK = ['gate', '--model', 'MDL-7', '--version', '3', '--environment', 'production']

test('allowed is 0', async () => {
  const asked = await answerWith(200, { allowed: true, reasons: [] })
  expect(await main([...ASK, '--image', 'sha256:ab'])).toBe(0)
  expect(out).toBe('allowed\n')
  expect(asked).toEqual([
    'Bearer secret-token /api/v1/gate?model=MDL-7&version=3&environment=production&image=sha256%3Aab',
  ])
})

test('refused is 1, with the reasons', async () => {
  await answerWith(200, {
    allowed: false,
    reasons: [{ code: 'not_approved', message: 'The risk officer has not decided.' }],
  })
  expect(await main(ASK)).toBe(1)
  expect(out).toBe('refused\n  The risk officer has not decided.\n')
})

test('--json passes the answer on as it is', async () => {
  const answer = { allowed: false, reasons: [{ code: 'x', message: 'y', href: '/z' }], receipts: ['r'] }
  await answerWith(200, answer)
  expect(await main([...ASK, '--json'])).toBe(1)
  expect(JSON.parse(out)).toEqual(answer)
})

test.each([
  ['an error of the server', 500, {}],
  ['a refused token', 401, { detail: 'The token has expired.' }],
  ['a redirect', 302, {}],
  ['something else that answers', 200, { hello: 'world' }],
])('%s is 2, never allowed', async (_name, status, body) => {
  await answerWith(status, body)
  expect(await main(ASK)).toBe(2)
  expect(out).toBe('')
  expect(err).toContain('Could not ask')
  expect(err).not.toContain('secret-token')
})

test('nobody there is 2', async () => {
  vi.stubEnv('COUNTERSIGN_URL', 'http://127.0.0.1:9')
  expect(await main(ASK)).toBe(2)
})

test.each([[['gate']], [['gate', '--model']], [[...ASK, '--unknown']], [['dance']]])(
  '%j is wrong use: 2, with help',
  async (argv) => {
    expect(await main(argv)).toBe(2)
    expect(err).toContain('Usage: countersign')
  },
)

test('every command has help', async () => {
  for (const command of ['start', 'token create', 'gate', 'verify', 'backup', 'restore', 'migrate', 'doctor']) {
    out = ''
    expect(await main([...command.split(' '), '--help'])).toBe(0)
    expect(out).toContain(`Usage: countersign ${command}`)
    expect(out).toContain('Exit codes')
  }
})
