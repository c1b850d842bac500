import { AppError, problem } from '@/lib/platform/errors'
import { log } from '@/lib/platform/log'

/** Answers with what `work` answers; a refusal as its problem document, a bug as a 500 with its request id. Never throws. */
export async function guarded(request: Request, path: string, work: () => Promise<Response>): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? undefined
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError) {
      return json(error.status, problem(error, requestId), {
        'content-type': 'application/problem+json',
        ...(error.retryAfter ? { 'retry-after': String(error.retryAfter) } : {}),
        ...(error.code === 'unauthenticated' ? { 'www-authenticate': 'Bearer' } : {}),
      })
    }
    log.error({ err: error, requestId, path }, 'API request failed')
    return json(
      500,
      {
        type: 'about:blank',
        title: 'internal error',
        status: 500,
        code: 'internal',
        detail: 'This is a fault of ours. It is in the log under the request id.',
        requestId,
      },
      { 'content-type': 'application/problem+json' },
    )
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  })
}
