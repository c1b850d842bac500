/** The database cluster on disk: made once, whole or not at all, and what its running server says of itself. */
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { program } from './binaries'
import type { Identity } from './identity'
import { processStart } from './lock.mjs'

export const OWNER = 'countersign'

/** Runs initdb beside the final place and moves the result there, so that a start cut short leaves nothing half-made. */
export function createCluster(identity: Identity, password: string, fast: boolean): void {
  if (existsSync(path.join(identity.clusterDir, 'PG_VERSION'))) return
  const parent = path.dirname(identity.clusterDir)
  mkdirSync(parent, { recursive: true, mode: 0o755 })
  const draft = path.join(parent, `.initdb-${randomUUID()}`)
  const passwordFile = `${draft}.password`
  try {
    mkdirSync(draft, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (identity.uid !== undefined && identity.gid !== undefined) {
      chownSync(draft, identity.uid, identity.gid)
      chownSync(passwordFile, identity.uid, identity.gid)
    }
    const [command = '', ...args] = [
      ...identity.prefix,
      program(identity.binaries, 'initdb'),
      ...['-D', draft, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
      ...(fast ? ['--no-sync'] : []),
    ]
    const { uid, gid } = identity
    const result = spawnSync(command, args, { uid, gid, cwd: '/', encoding: 'utf8', env: serverEnvironment() })
    if (result.status !== 0)
      throw new Error(`The database could not be created in ${identity.clusterDir}:\n${result.stderr || result.error}`)
    renameSync(draft, identity.clusterDir)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

export function serverEnvironment(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LANG: 'C', TZ: 'UTC' }
}

export type RunningServer = { pid: number; port: number }

/** The server that has this cluster open, by its own pid file; null when the file is stale or absent. */
export function runningServer(clusterDir: string): RunningServer | null {
  const file = path.join(clusterDir, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  const port = Number(lines[3])
  if (!Number.isInteger(pid) || processStart(pid) === null) return null
  if (!isPostgres(pid)) {
    // The id went to another program; Postgres itself would take that program for a live server and refuse to start.
    rmSync(file, { force: true })
    return null
  }
  return { pid, port }
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true
  try {
    return path.basename(readlinkSync(`/proc/${pid}/exe`)).startsWith('postgres')
  } catch {
    return true
  }
}
