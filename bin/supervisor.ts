/**
 * Runs Countersign: one supervisor per data folder, which starts the database, brings it up to date, and keeps web, worker and signer alive.
 * It is the only process that knows the owner's address.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureLoginRoles, migrateDatabase } from '@/db/migrate'
import { createFirstAdministratorLink } from '@/lib/identity/first-administrator'
import { EnvironmentError, readSupervisorEnv, type SupervisorEnv } from '@/lib/platform/env'
import { loadSecrets, type Secrets } from '@/lib/platform/secrets'
import { seedDemo } from '@/lib/seed/demo'
import { takeLock } from '../db/embedded/lock.mjs'
import { Child } from './supervisor/child'
import { childEnvironments } from './supervisor/child-environment'
import { KeptDatabase } from './supervisor/kept-database'
import { watchParents } from './supervisor/parents'
import { requireFreePort } from './supervisor/port'
import { say } from './supervisor/say'

const HINTS = {
  database: 'postgres.log in the data folder says more.',
  migrate: 'DATABASE_URL has to name the owner of the database; "npx countersign doctor" checks it.',
  seed: 'Start again: it goes on where it stopped. To begin anew, remove the data folder first.',
  start: 'Its log says why; "npx countersign doctor" checks the configuration.',
}

export async function supervise(): Promise<void> {
  const env = readSupervisorEnv(process.env)
  prepareDataDir(env.dataDir)
  const lock = takeLock(path.join(env.dataDir, 'supervisor.lock'), { address: env.url })
  if (!lock.held) {
    const { pid, address } = lock.holder
    throw new EnvironmentError([
      `Countersign is already running on ${env.dataDir} at ${address} (process ${pid}).`,
      'Stop it first, or start another one with its own COUNTERSIGN_DATA_DIR and PORT.',
    ])
  }
  const supervisor = new Supervisor(env)
  process.once('exit', () => lock.release())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => supervisor.stop(0))
  watchParents(() => supervisor.stop(0))
  try {
    await supervisor.start()
  } catch (error) {
    // A stop that was asked for during the start makes the rest of the start fail; that is no failure to report.
    if (supervisor.isStopping) return
    console.error(error instanceof EnvironmentError ? error.message : error)
    await supervisor.stop(1)
  }
}

function prepareDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
  } catch (error) {
    throw new EnvironmentError([
      `The data folder ${dataDir} cannot be made (${(error as Error).message}). Set COUNTERSIGN_DATA_DIR to a place you may write to.`,
    ])
  }
}

class Supervisor {
  isStopping = false
  private database: KeptDatabase | null = null
  private children: Child[] = []

  constructor(private readonly env: SupervisorEnv) {}

  async start(): Promise<void> {
    const { env } = this
    const secrets = loadSecrets(env.dataDir)
    await requireFreePort(env.port)
    const ownerUrl = env.databaseUrl ?? (await this.startDatabase(secrets))
    await say.step('Bringing the database up to date', () => migrateDatabase(ownerUrl), HINTS.migrate)
    const urls = await this.processUrls(ownerUrl, secrets)
    const demoFile = path.join(env.dataDir, 'demo.json')
    if (env.demo) await say.step('Preparing the demo workspace', () => seedDemo({ ownerUrl, demoFile }), HINTS.seed)
    const environments = childEnvironments({ env, secrets, urls, demoFile })
    this.children = (['web', 'worker', 'signer'] as const).map((name) => new Child(name, environments[name]))
    await say.step(
      'Starting web, worker and signer',
      () => Promise.all(this.children.map((child) => child.start())),
      HINTS.start,
    )
    const link = env.demo ? null : await createFirstAdministratorLink(ownerUrl, env.url)
    if (!this.isStopping) say.ready(env, link)
  }

  private async startDatabase(secrets: Secrets): Promise<string> {
    const database = new KeptDatabase(this.env.dataDir, secrets.database.owner)
    this.database = database
    return say.step('Starting the database', () => database.start(), HINTS.database)
  }

  /** Logins of our own, unless each process was given its address: then the owner need not be allowed to create roles. */
  private async processUrls(ownerUrl: string, secrets: Secrets) {
    const { web, worker, signer } = this.env.roleUrls
    if (web && worker && signer) return { web, worker, signer }
    const made = await ensureLoginRoles(ownerUrl, secrets.database)
    return { web: web ?? made.webUrl, worker: worker ?? made.workerUrl, signer: signer ?? made.signerUrl }
  }

  /** Web first, so that no request is cut short; then who works on what web wrote; the database last. */
  async stop(code: number): Promise<void> {
    if (this.isStopping) return
    this.isStopping = true
    say.line('Stopping …')
    for (const child of this.children) child.expectStop()
    for (const child of this.children) await child.stop()
    await this.database?.stop()
    say.line('Stopped.')
    process.exit(code)
  }
}
