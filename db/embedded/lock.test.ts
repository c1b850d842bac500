import { type ChildProcess, fork, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockHolder, processStart, takeLock, waitForLock } from './lock.mjs'

let dir: string
let file: string

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'countersign-lock-'))
  file = path.join(dir, 'lock')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const CONTENDER = `
  import { takeLock } from ${JSON.stringify(path.resolve(import.meta.dirname, 'lock.mjs'))}
  process.on('message', () => process.send(takeLock(process.argv[2]).held))
  process.send('here')`

async function contender(): Promise<ChildProcess> {
  const script = path.join(dir, 'contender.mjs')
  writeFileSync(script, CONTENDER)
  const child = fork(script, [file], { execArgv: [] })
  await new Promise((resolve) => child.once('message', resolve))
  return child
}

const asksForLock = (child: ChildProcess) =>
  new Promise<boolean>((resolve) => {
    child.once('message', (held) => resolve(held as boolean))
    child.send('go')
  })

async function killed(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('who comes second learns who is first, and where', () => {
  const first = takeLock(file, { address: 'http://localhost:3000' })
  expect(first.held).toBe(true)
  expect(takeLock(file)).toMatchObject({ held: false, holder: { pid: process.pid, address: 'http://localhost:3000' } })
  if (first.held) first.release()
  expect(lockHolder(file)).toBeNull()
  expect(readdirSync(dir)).toEqual([])
})

test('of many that start at once on a stale lock, one gets it', async () => {
  const dead = await contender()
  expect(await asksForLock(dead)).toBe(true)
  await killed(dead)
  const contenders = await Promise.all(Array.from({ length: 6 }, contender))
  const results = await Promise.all(contenders.map(asksForLock))
  expect(results.filter(Boolean)).toHaveLength(1)
  await Promise.all(contenders.map(killed))
})

test('the id of a dead holder that another program has now is not mistaken for it', async () => {
  const other = spawn('sleep', ['30'])
  writeFileSync(file, JSON.stringify({ pid: other.pid, started: 'long ago' }))
  expect(lockHolder(file)).toBeNull()
  expect(takeLock(file).held).toBe(true)
  await killed(other)
})

test('a damaged file is no holder', () => {
  writeFileSync(file, '{')
  expect(takeLock(file).held).toBe(true)
})

test('waiting ends when the holder does', async () => {
  const holder = await contender()
  await asksForLock(holder)
  const waiting = waitForLock(file, { timeoutMs: 10_000, onWait: () => void killed(holder) })
  expect((await waiting).held).toBe(true)
})

test('a process that is gone has no start', async () => {
  const child = spawn('true')
  await new Promise((resolve) => child.once('exit', resolve))
  expect(processStart(child.pid ?? 0)).toBeNull()
})
