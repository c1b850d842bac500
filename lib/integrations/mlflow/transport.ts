import { MlflowError } from './mlflow-error'
import { retryDelay } from './retry-delay'

export interface TransportOptions {
  fetch?: typeof fetch
  /** Waits that many milliseconds; tests do not. */
  sleep?: (milliseconds: number) => Promise<void>
  random?: () => number
  /** For one attempt, from the first byte sent to the last one read. */
  timeoutMilliseconds?: number
  maxAttempts?: number
  maxResponseBytes?: number
  signal?: AbortSignal
}

export interface TransportRequest {
  url: URL
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}

interface Answer {
  status: number
  text: string
}

const TEMPORARY = new Set([429, 500, 502, 503, 504])
const MAX_REDIRECTS = 3
const MEBIBYTE = 1024 * 1024

/** Calls until there is an answer, an error that will stay, or too many attempts. Never leaves the server's own address. */
export async function call(request: TransportRequest, options: TransportOptions): Promise<Answer> {
  const { sleep = wait, random = Math.random, maxAttempts = 5 } = options
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptCall(request, options)
    if ('text' in outcome) return outcome
    const { error } = outcome
    const delay = retryDelay(attempt, error.details.retryAfterSeconds, random)
    if (!error.details.isTemporary || attempt >= maxAttempts || delay === null) throw error
    await sleep(delay)
    options.signal?.throwIfAborted()
  }
}

async function attemptCall(
  request: TransportRequest,
  options: TransportOptions,
): Promise<Answer | { error: MlflowError }> {
  const { timeoutMilliseconds = 30_000, maxResponseBytes = 16 * MEBIBYTE } = options
  const limit = AbortSignal.timeout(timeoutMilliseconds)
  const signal = options.signal ? AbortSignal.any([options.signal, limit]) : limit
  try {
    const response = await follow(request, options.fetch ?? fetch, signal)
    const text = await readBody(response, maxResponseBytes)
    if (!TEMPORARY.has(response.status)) return { status: response.status, text }
    const retryAfterSeconds = retryAfterOf(response.headers.get('retry-after'))
    const message = `The server of MLflow answered ${response.status} (${response.status === 429 ? 'too many calls' : 'an error of its own'}).`
    return { error: new MlflowError(message, { status: response.status, isTemporary: true, retryAfterSeconds }) }
  } catch (error) {
    if (error instanceof MlflowError) return { error }
    options.signal?.throwIfAborted()
    const seconds = Math.round(timeoutMilliseconds / 1000)
    const reason = limit.aborted ? `did not answer within ${seconds} seconds` : 'cannot be reached'
    return { error: new MlflowError(`The server of MLflow ${reason}.`, { isTemporary: true }) }
  }
}

/** Keys go with every hop, so no hop may lead elsewhere. */
async function follow(request: TransportRequest, fetcher: typeof fetch, signal: AbortSignal): Promise<Response> {
  let { url } = request
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const { method, headers, body } = request
    const response = await fetcher(url, { method, headers, body, signal, redirect: 'manual' })
    if (response.status < 300 || response.status > 399) return response
    await response.body?.cancel()
    const location = response.headers.get('location') ?? ''
    if (!URL.canParse(location, url)) throw new MlflowError('The server of MLflow redirects to no address.')
    const next = new URL(location, url)
    if (next.origin !== url.origin)
      throw new MlflowError(
        `The server of MLflow redirects to another one (${next.host}). Give the address it answers at.`,
      )
    url = next
  }
  throw new MlflowError('The server of MLflow redirects without end. Give the address it answers at.')
}

async function readBody(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  if (response.body) {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > maxBytes)
        throw new MlflowError(
          `The server of MLflow answered with more than ${Math.round(maxBytes / MEBIBYTE)} MiB at once.`,
        )
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Seconds, or a date. */
function retryAfterOf(header: string | null): number | undefined {
  if (!header) return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header)
  const until = Date.parse(header)
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000))
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
