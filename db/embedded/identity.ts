/**
 * As whom Postgres runs, and where its files lie. Postgres refuses to run as root, so root starts it in a user namespace
 * where that is allowed, and otherwise as the system's `postgres` or `nobody`, with data and programs where that user can reach them.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { type Binaries, program } from './binaries'

export const CLUSTER_NAME = 'pg18'
const SYSTEM_PLACE = '/var/lib/countersign'
const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--']

export type Identity = {
  /** Words before the program's own, for example to enter a user namespace. */
  prefix: string[]
  uid?: number
  gid?: number
  /** The owner the cluster's files must have. */
  owner: number
  binaries: Binaries
  clusterDir: string
}

export function chooseIdentity(dataDir: string, binaries: Binaries): Identity {
  const clusterDir = existingClusterElsewhere(dataDir) ?? path.join(dataDir, CLUSTER_NAME)
  const uid = process.getuid?.()
  if (uid !== 0) return { prefix: [], owner: uid ?? -1, binaries, clusterDir }
  if (namespaceReaches(path.dirname(clusterDir), binaries)) return { prefix: NAMESPACE, owner: 0, binaries, clusterDir }
  return unprivilegedIdentity(dataDir, clusterDir, binaries)
}

function namespaceReaches(dir: string, binaries: Binaries): boolean {
  const [command = '', ...args] = NAMESPACE
  const probe = spawnSync(command, [
    ...args,
    'sh',
    '-c',
    'test -w "$0" && "$1" --version',
    dir,
    program(binaries, 'postgres'),
  ])
  return probe.status === 0
}

function unprivilegedIdentity(dataDir: string, clusterDir: string, binaries: Binaries): Identity {
  const account = findAccount('postgres') ?? findAccount('nobody')
  if (!account)
    throw new Error('Postgres cannot run as root, and there is no user "postgres" or "nobody" to run it as.')
  const reaches = (script: string, ...args: string[]) =>
    spawnSync('sh', ['-c', script, ...args], { uid: account.uid, gid: account.gid, cwd: '/' }).status === 0
  const runs = (candidate: Binaries) => reaches('"$0" --version', program(candidate, 'postgres'))
  const mayEnter = reaches('test -x "$0"', path.dirname(clusterDir))
  const identity: Identity = {
    prefix: [],
    uid: account.uid,
    gid: account.gid,
    owner: account.uid,
    binaries: runs(binaries) ? binaries : copyBinaries(binaries),
    clusterDir: mayEnter ? clusterDir : path.join(systemPlace(dataDir), CLUSTER_NAME),
  }
  if (!runs(identity.binaries))
    throw new Error(`The user ${account.name} cannot run Postgres from ${identity.binaries.root}.`)
  return identity
}

/** A place of our own, owned by root, so that no other user of the machine can have prepared it. */
function systemPlace(dataDir: string): string {
  return path.join(SYSTEM_PLACE, createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 16))
}

function existingClusterElsewhere(dataDir: string): string | null {
  if (process.getuid?.() !== 0 || existsSync(path.join(dataDir, CLUSTER_NAME, 'PG_VERSION'))) return null
  const elsewhere = path.join(systemPlace(dataDir), CLUSTER_NAME)
  return existsSync(path.join(elsewhere, 'PG_VERSION')) ? elsewhere : null
}

function copyBinaries(binaries: Binaries): Binaries {
  const target = path.join(SYSTEM_PLACE, `postgres-${binaries.version}`)
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}`
    mkdirSync(SYSTEM_PLACE, { recursive: true, mode: 0o755 })
    cpSync(binaries.root, draft, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(draft, target)
    } catch (error) {
      rmSync(draft, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return { ...binaries, root: target }
}

function findAccount(name: string): { name: string; uid: number; gid: number } | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null
}

/** Gives the cluster's files to the user who will run it, when an earlier start ran it as another. */
export function takeOwnership(identity: Identity, dir: string): void {
  if (process.platform === 'win32') return
  const found = lstatSync(dir).uid
  if (found === identity.owner) return
  if (process.getuid?.() !== 0)
    throw new Error(`${dir} belongs to another user (id ${found}). Start as that user, or set COUNTERSIGN_DATA_DIR.`)
  chownTree(dir, identity.owner, identity.gid ?? 0)
}

function chownTree(dir: string, uid: number, gid: number): void {
  chownSync(dir, uid, gid)
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chownSync(path.join(entry.parentPath, entry.name), uid, gid)
  }
}
