import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { processStart } from './lock.mjs'
import { startEmbedded } from './start'

let dataDir: string
const options = () => ({ dataDir, password: 'first', fast: true })

beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-embedded-'))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

test('two first starts at once end with one server', async () => {
  const [first, second] = await Promise.all([startEmbedded(options()), startEmbedded(options())])
  expect(second.url).toBe(first.url)
  expect([first.isAdopted, second.isAdopted].sort()).toEqual([false, true])
  expect(await ask(first.url, 'SHOW server_version_num')).toMatch(/^18/)
  await first.stop()
  expect(processStart(first.pid)).toBeNull()
})

test('what was written before kill -9 is there after the next start, at the same port when asked', async () => {
  const server = await startEmbedded({ ...options(), fast: false })
  await ask(server.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const exited = new Promise<void>((resolve) => server.onExit(resolve))
  process.kill(server.pid, 'SIGKILL')
  await exited
  const again = await startEmbedded({ ...options(), port: server.port })
  expect(again.port).toBe(server.port)
  expect(await ask(again.url, 'SELECT answer FROM kept')).toBe(42)
  await again.stop()
})

test('the server listens on this machine only, and lets nobody in without the password', async () => {
  const server = await startEmbedded(options())
  expect(await ask(server.url, 'SHOW listen_addresses')).toBe('127.0.0.1')
  const stranger = new URL(server.url)
  stranger.password = 'guess'
  await expect(ask(stranger.toString(), 'SELECT 1')).rejects.toThrow('password')
  await expect(startEmbedded({ ...options(), password: 'lost' })).rejects.toThrow('secrets.json')
  await server.stop()
})

test('nothing of a start is left beside the data', () => {
  expect(readdirSync(dataDir).sort()).toEqual(['pg18', 'postgres.log'])
})
