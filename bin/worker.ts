/** The worker process: moves outbox rows to jobs, and runs the jobs. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCrontab, run } from 'graphile-worker'
import pg from 'pg'
import { moveOutbox } from '@/lib/jobs/outbox'
import { crontab, tasks } from '@/lib/jobs/tasks'
import { workerEnv } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { announceReady, endWith, onStop } from './process'

const OUTBOX_EVERY_MS = 200
const RETRY_AFTER_MS = 1000

const logger = new Logger(({ jobId, taskIdentifier }) => (level, message, meta) => {
  const name = level === 'warning' ? 'warn' : level
  // Its own account of each job is for debugging; failures stay errors.
  log[name === 'info' ? 'debug' : name]({ jobId, taskIdentifier, ...(meta?.error ? { err: meta.error } : {}) }, message)
})

async function main(): Promise<void> {
  const env = workerEnv()
  const pool = new pg.Pool({ connectionString: env.databaseUrl, max: 8, application_name: 'countersign worker' })
  const onLost = (error: Error) => log.warn({ reason: error.message }, 'a database connection was lost')
  pool.on('error', onLost)
  // The pool tells of idle connections only; one that is lost while checked out must not end the process either.
  pool.on('connect', (client) => client.on('error', () => {}))
  // Without the migration step: this role may not change the schema, and the supervisor has done it.
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    parsedCronItems: parseCrontab(crontab),
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger,
  })
  const stopMoving = new AbortController()
  const moving = keepMoving(pool, stopMoving.signal)
  onStop(async () => {
    stopMoving.abort()
    await moving
    await runner.stop()
    await pool.end()
  })
  runner.promise.catch(endWith)
  announceReady()
}

async function keepMoving(pool: pg.Pool, signal: AbortSignal): Promise<void> {
  let isFailing = false
  while (!signal.aborted) {
    let pause = OUTBOX_EVERY_MS
    try {
      if ((await moveOutbox(pool)) > 0) pause = 0
      isFailing = false
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, 'the outbox could not be moved; trying again')
      isFailing = true
      pause = RETRY_AFTER_MS
    }
    await sleep(pause, undefined, { signal }).catch(() => {})
  }
}

main().catch(endWith)
