// From a request to the input of a definition: path, query, If-Match and body, each in its place.
import type { Endpoint } from '@/lib/platform/command'
import { AppError, invalid } from '@/lib/platform/errors'

const MAX_JSON = 4 * 1024 * 1024

/** @throws invalid for a body that is not JSON, too large, or of another kind. */
export async function readInput(
  request: Request,
  endpoint: Endpoint,
  parameters: Record<string, string>,
): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {}
  for (const [name, value] of new URL(request.url).searchParams) {
    // Names the place of the request, not a field of it.
    if (name !== 'workspace') input[name] = value
  }
  if (endpoint.file) input[endpoint.file.field] = await readBytes(request, endpoint.file.maxBytes)
  else if (endpoint.method !== 'GET') Object.assign(input, await readJson(request))
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.headers.get('if-match') ?? '')
  if (match) input.revision = Number(match[1])
  return { ...input, ...parameters }
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, MAX_JSON)
  if (bytes.length === 0) return {}
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes), (key, item) => {
      if (key === '__proto__') throw new SyntaxError('__proto__')
      return item
    })
  } catch (error) {
    throw invalid('The body is not JSON.', {
      body: error instanceof SyntaxError ? error.message : 'Not JSON that can be read: too deep, or not UTF-8.',
    })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('The body has to be a JSON object.', { body: 'A JSON object, such as {"name": "…"}.' })
  }
  return value as Record<string, unknown>
}

/** Reads at most `limit` bytes and stops; what is over the limit is never held. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new AppError('invalid', `The body is over ${Math.floor(limit / 1024)} KiB.`, { fields: { body: 'Too large.' } })
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      throw tooLarge()
    }
    chunks.push(value)
  }
  return Buffer.concat(chunks)
}
