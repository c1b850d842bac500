/** Structured logs: one JSON object a line on standard output, with the process's name and never a secret. */
import pino from 'pino'

export const log = pino({
  level: process.env.LOG_LEVEL || 'info',
  base: { process: process.env.COUNTERSIGN_PROCESS ?? 'countersign', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  redact: {
    paths: ['password', 'token', 'secret', 'authorization', 'cookie', '*.password', '*.token', '*.secret'],
    censor: '[withheld]',
  },
})
