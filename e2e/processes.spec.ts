/** The processes as an operator meets them: started twice, killed one by one, stopped. No browser; servers of their own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { processStart } from '../db/embedded/lock.mjs'

test.describe.configure({ mode: 'serial' })

const RECOVERY_MS = 10_000
let dataDir: string
let port: number
let supervisor: Started

type Started = { process: ChildProcess; output: () => string; ended: Promise<number | null> }

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'countersign-processes-'))
  port = await freePort()
})
test.afterAll(async () => {
  supervisor.process.kill('SIGTERM')
  await supervisor.ended
  rmSync(dataDir, { recursive: true, force: true })
})

test('a first start says where it is and how to sign in', async () => {
  supervisor = start()
  await ready(supervisor)
  expect(supervisor.output()).toContain('Enter as')
  expect(await answers('/api/health/ready')).toBe(true)
})

test('a second start on the same data says who is there and leaves it alone', async () => {
  const second = start({ PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.output()).toContain(`already running on ${dataDir} at http://localhost:${port}`)
  expect(await answers('/api/health/ready')).toBe(true)
})

for (const name of ['web', 'worker', 'signer', 'postgres']) {
  test(`${name}, killed, is back within ten seconds`, async () => {
    const before = find(name)
    process.kill(before, 'SIGKILL')
    await expect.poll(() => find(name, before), { timeout: RECOVERY_MS }).toBeGreaterThan(0)
    await expect.poll(() => answers('/api/health/ready'), { timeout: RECOVERY_MS }).toBe(true)
  })
}

test('a supervisor that is killed leaves nobody behind, and the next start takes over', async () => {
  const family = everyone()
  expect(family).toHaveLength(4)
  supervisor.process.kill('SIGKILL')
  await expect.poll(() => family.filter((pid) => processStart(pid) !== null), { timeout: RECOVERY_MS }).toEqual([])
  supervisor = start()
  await ready(supervisor)
})

test('SIGTERM stops everything in order', async () => {
  const family = everyone()
  supervisor.process.kill('SIGTERM')
  expect(await supervisor.ended).toBe(0)
  expect(supervisor.output()).toContain('Stopped.')
  expect(family.filter((pid) => processStart(pid) !== null)).toEqual([])
})

test('a restart on existing data and build takes seconds', async () => {
  const began = Date.now()
  supervisor = start()
  await ready(supervisor)
  // The bench holds the figure on a quiet machine; beside another browser this only tells a rebuild from a restart.
  expect(Date.now() - began).toBeLessThan(8000)
})

function start(more: Record<string, string> = {}): Started {
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      PORT: String(port),
      COUNTERSIGN_DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { process: child, output: () => output, ended }
}

async function ready(started: Started): Promise<void> {
  await expect
    .poll(() => started.output(), { timeout: 60_000, intervals: [50] })
    .toContain(`Countersign is ready at http://localhost:${port}`)
}

async function answers(place: string): Promise<boolean> {
  return fetch(`http://localhost:${port}${place}`, { signal: AbortSignal.timeout(2000) }).then(
    (response) => response.ok,
    () => false,
  )
}

/** The process of this data folder with that name; 0 when there is none, or only the one before. */
function find(name: string, before = 0): number {
  const pid =
    name === 'postgres'
      ? Number(readFileSync(path.join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])
      : children().find((each) => commandOf(each).includes(`dist/${name}.mjs`))
  return pid !== undefined && pid !== before && processStart(pid) !== null ? pid : 0
}

const everyone = () => ['web', 'worker', 'signer', 'postgres'].map((name) => find(name)).filter((pid) => pid > 0)

function children(): number[] {
  const supervisorPid = supervisor.process.pid
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === supervisorPid
      } catch {
        return false
      }
    })
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port: free } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  await sleep(0)
  return free
}
