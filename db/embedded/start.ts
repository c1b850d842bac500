/** Starts the embedded Postgres of a data folder, or adopts the one that already runs on it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findBinaries, program } from './binaries'
import { createCluster, OWNER, runningServer, serverEnvironment } from './cluster'
import { chooseIdentity, type Identity, takeOwnership } from './identity'
import { processStart, waitForLock } from './lock.mjs'

const DATABASE = 'countersign'
const STOP_PATIENCE_MS = 10_000
const LOG_LIMIT_BYTES = 10_000_000

export type EmbeddedOptions = {
  dataDir: string
  /** The owner's password; the same at every start on the same data. */
  password: string
  /** Gives up durability for speed: for tests on throw-away data only. */
  fast?: boolean
  /** Reuse this port when it is free, so that addresses stay valid over a restart. */
  port?: number
}

export type EmbeddedPostgres = {
  /** The owner's address. */
  url: string
  port: number
  pid: number
  /** True when the server was already running and was not started by this process. */
  isAdopted: boolean
  stop(): Promise<void>
  onExit(listener: () => void): void
}

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  mkdirSync(options.dataDir, { recursive: true })
  const lock = await waitForLock(path.join(options.dataDir, 'pg18.lock'), { about: { purpose: 'starting Postgres' } })
  try {
    const identity = chooseIdentity(options.dataDir, findBinaries())
    const adopted = await adopt(identity, options)
    if (adopted) return adopted
    createCluster(identity, options.password, options.fast ?? false)
    takeOwnership(identity, identity.clusterDir)
    return await launch(identity, options)
  } finally {
    lock.release()
  }
}

/** Waits for a server that is still starting or stopping to make up its mind. */
async function adopt(identity: Identity, options: EmbeddedOptions): Promise<EmbeddedPostgres | null> {
  const until = Date.now() + 60_000
  for (;;) {
    const server = runningServer(identity.clusterDir)
    if (!server) return null
    if (server.port && (await answers(server.port, options.password))) {
      await ensureDatabase(server.port, options.password)
      return handle(server.pid, server.port, options.password, null)
    }
    if (Date.now() > until)
      throw new Error(
        `Postgres (process ${server.pid}) has ${identity.clusterDir} open but does not answer. Stop it and start again.`,
      )
    await sleep(50)
  }
}

async function launch(identity: Identity, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const logFile = path.join(options.dataDir, 'postgres.log')
  let wanted = options.port
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(wanted)
    wanted = undefined
    const child = spawnServer(identity, port, logFile, options.fast ?? false)
    if (await becomesReady(child, port, options.password)) {
      await ensureDatabase(port, options.password)
      return handle(child.pid ?? 0, port, options.password, child)
    }
    const log = tail(logFile)
    // The port may have been taken meanwhile; after `kill -9` the old server's workers may need a moment to leave.
    const passing = /Address already in use|pre-existing shared memory|lock file .* already exists/.test(log)
    if (!passing || attempt === 20) throw new Error(`Postgres did not start. The end of ${logFile} says:\n${log}`)
    await sleep(Math.min(100 * attempt, 1000))
  }
}

function spawnServer(identity: Identity, port: number, logFile: string, fast: boolean): ChildProcess {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`)
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const [command = '', ...args] = [
    ...identity.prefix,
    // After the namespace, not before: a change of credentials clears the signal.
    ...(hasParentDeathSignal() ? ['setpriv', '--pdeathsig', 'INT', '--'] : []),
    program(identity.binaries, 'postgres'),
    ...['-D', identity.clusterDir, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
  const log = openSync(logFile, 'a', 0o600)
  const { uid, gid } = identity
  // Detached: a Ctrl-C in the terminal must not stop the database before the processes that write to it.
  const child = spawn(command, args, {
    uid,
    gid,
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  child.on('error', () => {})
  closeSync(log)
  return child
}

let parentDeathSignal: boolean | undefined

function hasParentDeathSignal(): boolean {
  parentDeathSignal ??=
    process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true']).status === 0
  return parentDeathSignal
}

async function becomesReady(child: ChildProcess, port: number, password: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    if (await answers(port, password)) return true
    await sleep(20)
  }
  return false
}

const address = (port: number, password: string, database: string) =>
  `postgres://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`

/** Throws when the server answers but refuses the password: waiting would not help. */
async function answers(port: number, password: string): Promise<boolean> {
  const client = new Client({ connectionString: address(port, password, 'postgres'), connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Error(
        'The database does not take the password in secrets.json. Put back the secrets.json that belongs to this data folder.',
      )
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: address(port, password, 'postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await client.end()
  }
}

function handle(pid: number, port: number, password: string, child: ChildProcess | null): EmbeddedPostgres {
  const started = processStart(pid)
  const isRunning = () =>
    child ? child.exitCode === null && child.signalCode === null : processStart(pid) === started && started !== null
  const signal = (name: NodeJS.Signals) => {
    if (isRunning()) process.kill(pid, name)
  }
  const goneWithin = async (ms: number) => {
    for (const until = Date.now() + ms; Date.now() < until; await sleep(20)) if (!isRunning()) return true
    return !isRunning()
  }
  return {
    url: address(port, password, DATABASE),
    port,
    pid,
    isAdopted: child === null,
    async stop() {
      signal('SIGINT')
      if (await goneWithin(STOP_PATIENCE_MS)) return
      signal('SIGQUIT')
      if (!(await goneWithin(STOP_PATIENCE_MS))) signal('SIGKILL')
    },
    onExit(listener) {
      if (child) {
        child.once('exit', listener)
        return
      }
      const watch = setInterval(() => {
        if (isRunning()) return
        clearInterval(watch)
        listener()
      }, 200)
      watch.unref()
    },
  }
}

async function freePort(wanted = 0): Promise<number> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (wanted ? resolve(freePort()) : reject(error)))
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-12).join('\n') : '(no log)'
}
