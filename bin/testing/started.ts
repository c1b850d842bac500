/** Countersign started as its README says, on throw-away data, for benches and soaks. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { processStart } from '@/db/embedded/lock.mjs'
import { appPath } from '@/lib/platform/paths'

export type ProcessName = 'web' | 'worker' | 'signer' | 'postgres'

export interface Started {
  url: string
  dataDir: string
  environment: NodeJS.ProcessEnv
  /** Process id by name; 0 while there is none. */
  pidOf(name: ProcessName): number
  /** Milliseconds from the start of the command to its word that it is ready. */
  readyAfter: number
  /** What it has printed so far, the newest 20,000 characters. */
  said(): string
  countersign(...args: string[]): Promise<{ stdout: string; code: number }>
  stop(options?: { keepData?: boolean }): Promise<void>
}

interface StartOptions {
  dataDir?: string
  port?: number
  /** Variables beyond those that give it a place of its own. */
  env?: Record<string, string>
}

/** Starts the product on `dataDir`, or on a new folder. @throws with its output when it does not become ready */
export async function startProduct(options: StartOptions = {}): Promise<Started> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'countersign-started-'))
  const port = options.port ?? (await freePort())
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    COUNTERSIGN_DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    ...options.env,
  }
  const began = performance.now()
  const child = spawn(process.execPath, [appPath('bin/start.mjs')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000)
    })
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  while (!output.includes('Countersign is ready at')) {
    if (child.exitCode !== null || performance.now() - began > 300_000)
      throw new Error(`Countersign did not start:\n${output}`)
    await sleep(10)
  }
  return {
    url: `http://localhost:${port}`,
    dataDir,
    environment,
    readyAfter: performance.now() - began,
    said: () => output,
    pidOf: (name) => pidOf(child, dataDir, name),
    countersign: (...args) => countersign(environment, args),
    async stop({ keepData = false } = {}) {
      child.kill('SIGTERM')
      await ended
      if (!keepData) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function countersign(environment: NodeJS.ProcessEnv, args: string[]): Promise<{ stdout: string; code: number }> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [appPath('bin/countersign.mjs'), ...args], {
      env: environment,
      maxBuffer: 64 * 1024 * 1024,
    })
    return { stdout, code: 0 }
  } catch (error) {
    const { stdout = '', stderr = '', code } = error as { stdout?: string; stderr?: string; code?: number }
    return { stdout: stdout + stderr, code: typeof code === 'number' ? code : 2 }
  }
}

function pidOf(supervisor: ChildProcess, dataDir: string, name: ProcessName): number {
  const pid = name === 'postgres' ? postmaster(dataDir) : childNamed(supervisor.pid ?? 0, name)
  return pid && processStart(pid) !== null ? pid : 0
}

function postmaster(dataDir: string): number {
  try {
    return Number(readFileSync(path.join(dataDir, 'pg18', 'postmaster.pid'), 'utf8').split('\n')[0])
  } catch {
    return 0
  }
}

/** As Linux shows it. */
function childNamed(parent: number, name: string): number {
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8')
      if (Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) !== parent) continue
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes(`dist/${name}.mjs`)) return Number(entry)
    } catch {
      // It ended while we looked.
    }
  }
  return 0
}

export async function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
