// The REST endpoint: one function over the registry of definitions.
import { ask, execute } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { AppError, notFound, problem } from '@/lib/platform/errors'
import { guarded, json } from './guarded'
import { type Definition, matchEndpoint } from './match-endpoint'
import { openApi } from './openapi'
import { readInput } from './read-input'

/** Answers a request below /api/v1. Never throws: a bug is a 500 with its request id. */
export async function handleApi(
  request: Request,
  path: string,
  contextOf: (request: Request) => Promise<Ctx>,
): Promise<Response> {
  const requestId = request.headers.get('x-request-id') ?? undefined
  return guarded(request, path, async () => {
    if (request.method === 'GET' && path === '/openapi.json') return json(200, openApi())
    const match = matchEndpoint(request.method, path)
    if (!('definition' in match)) {
      if (match.allowed.length === 0) throw notFound('such address')
      const refusal = new AppError('invalid', `This address answers to ${match.allowed.join(', ')}.`)
      return json(
        405,
        { ...problem(refusal, requestId), status: 405 },
        { 'content-type': 'application/problem+json', allow: match.allowed.join(', ') },
      )
    }
    const ctx = await contextOf(request)
    const input = await readInput(request, match.definition.rest, match.parameters)
    return answer(ctx, match.definition, input, request.headers.get('idempotency-key'))
  })
}

async function answer(
  ctx: Ctx,
  definition: Definition,
  input: Record<string, unknown>,
  key: string | null,
): Promise<Response> {
  if (definition.kind === 'query') return json(200, await ask(ctx, definition, input))
  const { rest } = definition
  if (ctx.actor.tokenId && !key && !rest.repeatable && !definition.isQuestion && !definition.isDraft) {
    throw new AppError(
      'precondition_required',
      'A write with a token needs an Idempotency-Key header, so that a repetition changes nothing.',
    )
  }
  if (key && key.length > 255) throw new AppError('invalid', 'An Idempotency-Key has at most 255 characters.')
  const { value } = await execute(ctx, definition, input, key && !definition.isQuestion ? { key } : {})
  const { isNew, ...body } = value as { isNew?: boolean }
  return json(isNew === false ? 200 : (rest.status ?? 200), body)
}
