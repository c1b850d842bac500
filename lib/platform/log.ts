/** Structured logs: one JSON object a line on standard output, with the process's name and never a secret. */
import pino from 'pino'

export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { process: process.env.COUNTERSIGN_PROCESS ?? 'countersign', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: describeError },
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ['password', 'token', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.secret'],
    censor: '[withheld]',
  },
})

/** The driver hangs its whole connection, and the values of the refused row, on an error: neither belongs in a log. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  const code = (error as { code?: unknown }).code
  return {
    name,
    message: withoutParameters(message),
    ...(code ? { code } : {}),
    stack: stack?.replace(message, () => withoutParameters(message)),
    ...(cause ? { cause: describeError(cause) } : {}),
  }
}

/** Drizzle writes a failed statement's values into its message: hashes of passwords, names of people, what was searched for. */
export function withoutParameters(message: string): string {
  const at = message.startsWith('Failed query:') ? message.indexOf('\nparams: ') : -1
  return at < 0 ? message : `${message.slice(0, at)}\nparams: [withheld]`
}
