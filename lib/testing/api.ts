/** The REST endpoint with a context of the test's own: who asks is proven elsewhere. */
import { handleApi } from '@/lib/api/handle'
import type { Ctx } from '@/lib/platform/context'

export interface ApiAnswer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever its endpoint says; tests look into it
  body: any
}

export async function callApi(
  ctx: Ctx,
  method: string,
  address: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<ApiAnswer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array
  const request = new Request(`http://localhost:3000/api/v1${address}`, {
    method,
    headers: { 'x-request-id': 'request-1', ...headers },
    ...(body === undefined ? {} : { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const answer = await handleApi(request, new URL(request.url).pathname.replace('/api/v1', ''), async () => ctx)
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}
