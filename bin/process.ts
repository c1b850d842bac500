/** What every child process has in common: it says when it is ready, and ends in order when told to, or when nobody is left to tell it. */
import { EnvironmentError } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'

const DRAIN_LIMIT_MS = 20_000

/** Tells the supervisor, when there is one, that work can begin. */
export function announceReady(): void {
  process.send?.({ type: 'ready' })
}

/** Runs `stop` once: on SIGTERM, when the supervisor is gone, and on SIGINT when a person started this process alone. */
export function onStop(stop: (reason: string) => Promise<void>): void {
  let isStopping = false
  const begin = (reason: string) => {
    if (isStopping) return
    isStopping = true
    log.info({ reason }, 'stopping')
    setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref()
    stop(reason).then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', () => begin('SIGTERM'))
  process.on('disconnect', () => begin('the supervisor is gone'))
  process.on('SIGINT', () => {
    // A Ctrl-C reaches every process of the terminal at once; under a supervisor the order is its to decide.
    if (!process.send) begin('SIGINT')
  })
  process.on('SIGHUP', () => {
    if (!process.send) begin('SIGHUP')
  })
}

/** Ends with a sentence for a wrong environment, with the log of the error otherwise. */
export function endWith(error: unknown): never {
  if (error instanceof EnvironmentError) console.error(error.message)
  else log.fatal({ err: error }, 'could not go on')
  process.exit(1)
}
