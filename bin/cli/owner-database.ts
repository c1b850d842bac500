/** The database as its owner, for commands that run beside the product or without it. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { startEmbedded } from '@/db/embedded/start'
import { readSupervisorEnv } from '@/lib/platform/env'
import { loadSecrets } from '@/lib/platform/secrets'
import { takeLock } from '../../db/embedded/lock.mjs'

type Options = {
  /** Refuse while Countersign runs on this data folder. */
  alone?: boolean
}

/**
 * Calls `work` with the owner's address: DATABASE_URL, or the embedded database, which is started for the time being when it does not run.
 */
export async function withOwnerDatabase<T>(work: (ownerUrl: string) => Promise<T>, options: Options = {}): Promise<T> {
  const env = readSupervisorEnv(process.env)
  if (env.databaseUrl) return work(env.databaseUrl)
  mkdirSync(env.dataDir, { recursive: true })
  const lock = takeLock(path.join(env.dataDir, 'supervisor.lock'), { purpose: 'a command' })
  if (!lock.held && options.alone)
    throw new Error(`Countersign is running on ${env.dataDir} (process ${lock.holder.pid}). Stop it first.`)
  try {
    const server = await startEmbedded({ dataDir: env.dataDir, password: loadSecrets(env.dataDir).database.owner })
    try {
      return await work(server.url)
    } finally {
      // Whoever holds the lock keeps the server; only one that we started for ourselves is ours to stop.
      if (lock.held) await server.stop()
    }
  } finally {
    if (lock.held) lock.release()
  }
}
