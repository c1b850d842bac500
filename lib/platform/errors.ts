/** The short list of refusals (RFC 9457 `code`); everything else is a bug. */
export const errorStatus = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition_required: 428,
  limited: 429,
  unavailable: 503,
} as const
export type ErrorCode = keyof typeof errorStatus

interface ErrorExtras {
  /** Per field, a sentence about what is wrong with it. */
  fields?: Record<string, string>
  /** Seconds until it makes sense to try again. */
  retryAfter?: number
  /** For a conflict: what stands there now, so that both can be shown. */
  current?: unknown
  cause?: unknown
  /** The same without anybody's name, for the trail: it never forgets. */
  recorded?: string
}

/** A refusal with a sentence for the person. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly fields: Record<string, string> | undefined
  readonly retryAfter: number | undefined
  readonly current: unknown
  readonly recorded: string

  constructor(code: ErrorCode, message: string, extras: ErrorExtras = {}) {
    super(message, { cause: extras.cause })
    this.name = 'AppError'
    this.code = code
    this.fields = extras.fields
    this.retryAfter = extras.retryAfter
    this.current = extras.current
    this.recorded = extras.recorded ?? message
  }

  get status(): number {
    return errorStatus[this.code]
  }
}

export const notFound = (what: string) => new AppError('not_found', `There is no ${what} here that you can see.`)
export const forbidden = (message: string) => new AppError('forbidden', message)
export const conflict = (message: string, current?: unknown) => new AppError('conflict', message, { current })
export const invalid = (message: string, fields?: Record<string, string>) =>
  new AppError('invalid', message, { fields })

/** The problem document of RFC 9457 for a refusal. */
export function problem(error: AppError, requestId?: string) {
  return {
    type: 'about:blank',
    title: error.code.replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    detail: error.message,
    ...(error.fields ? { fields: error.fields } : {}),
    ...(error.current !== undefined ? { current: error.current } : {}),
    ...(requestId ? { requestId } : {}),
  }
}
