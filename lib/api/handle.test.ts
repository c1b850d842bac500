import { describe, expect, test } from 'vitest'
import { createDb } from '@/db/client'
import type { Ctx } from '@/lib/platform/context'
import { AppError, errorStatus } from '@/lib/platform/errors'
import { callApi } from '@/lib/testing/api'
import { openRequest } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { handleApi } from './handle'

const ws = await testWorkspace()
const token = ws.token('data_scientist')
const path = `/use-cases/${ws.useCase.ref}`
const key = { 'idempotency-key': 'k'.repeat(20) }

/** A problem document of RFC 9457 with our code. */
function expectProblem(answer: Awaited<ReturnType<typeof callApi>>, status: number, code: string): void {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.body).toMatchObject({
    type: 'about:blank',
    title: expect.any(String),
    status,
    code,
    requestId: 'request-1',
  })
  expect(answer.body.detail).toMatch(/^[A-Z0-9].*\.$/s)
}

describe('a refusal is a problem document', () => {
  test('invalid, with its fields', async () => {
    const answer = await callApi(ws.as('member'), 'POST', '/use-cases', { name: 'x' })
    expectProblem(answer, 422, 'invalid')
    expect(Object.keys(answer.body.fields).sort()).toEqual(['area', 'name'])
  })

  test('unauthenticated, saying how to', async () => {
    const answer = await handleApi(new Request('http://localhost/api/v1/use-cases'), '/use-cases', async () => {
      throw new AppError('unauthenticated', 'Send an API token.')
    })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test('forbidden', async () => {
    expectProblem(await callApi(ws.as('member'), 'PATCH', path, { revision: 1, name: 'Mine now' }), 403, 'forbidden')
  })

  test('not found: what is not there, what one may not see, and an address that is none', async () => {
    expectProblem(await callApi(token, 'GET', '/use-cases/UC-99'), 404, 'not_found')
    expectProblem(await callApi(ws.as('stranger'), 'GET', path), 404, 'not_found')
    for (const address of ['/nothing', '/use-cases/UC-1/nothing', '/', '/use-cases/%E0%A4%A'])
      expectProblem(await callApi(token, 'GET', address), 404, 'not_found')
  })

  test('limited, with the time to wait', async () => {
    const request = await openRequest(ws)
    const { contentDigest, materialDigest } = request
    const guess = () =>
      callApi(ws.as('risk_officer'), 'POST', `/approvals/${request.ref}/decide`, {
        decision: 'approve',
        contentDigest,
        materialDigest,
        password: 'a guess',
      })
    let answer = await guess()
    for (let tries = 0; answer.status === 403 && tries < 30; tries++) answer = await guess()
    expectProblem(answer, 429, 'limited')
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('unavailable when the database is gone, and nothing of why', async () => {
    const gone = createDb('postgres://nobody@127.0.0.1:1/nothing')
    const answer = await callApi({ ...token, db: gone }, 'GET', '/use-cases')
    expectProblem(answer, 503, 'unavailable')
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(JSON.stringify(answer.body)).not.toMatch(/127\.0\.0\.1|ECONN/)
    await gone.$client.end()
  })

  test('a bug is a 500 that says nothing but its request id', async () => {
    const answer = await callApi({ ...token, db: null } as never, 'GET', '/use-cases')
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal', requestId: 'request-1' } })
    expect(JSON.stringify(answer.body)).not.toContain('null')
  })

  test('the wrong method, with the right ones', async () => {
    const answer = await callApi(token, 'DELETE', path)
    expectProblem(answer, 405, 'invalid')
    expect(answer.headers.get('allow')).toBe('GET, PATCH')
  })

  test('every code has one status', () => {
    expect(errorStatus).toEqual({
      invalid: 422,
      unauthenticated: 401,
      forbidden: 403,
      not_found: 404,
      conflict: 409,
      precondition_required: 428,
      limited: 429,
      unavailable: 503,
    })
  })
})

describe('a write', () => {
  const revision = async () => (await callApi(token, 'GET', path)).body.revision as number

  test('with a token needs an Idempotency-Key', async () => {
    expectProblem(await callApi(token, 'POST', '/use-cases', churnUseCase(ws.person)), 428, 'precondition_required')
    expect((await callApi(ws.as('member'), 'POST', '/use-cases', churnUseCase(ws.person))).status).toBe(201)
  })

  test('with the same key and body answers the same, with another body 409', async () => {
    const first = await callApi(token, 'POST', '/use-cases', churnUseCase(ws.person, 'By key'), key)
    expect(first.status).toBe(201)
    expect(await callApi(token, 'POST', '/use-cases', churnUseCase(ws.person, 'By key'), key)).toMatchObject({
      status: 201,
      body: first.body,
    })
    expectProblem(await callApi(token, 'POST', '/use-cases', churnUseCase(ws.person, 'Other'), key), 409, 'conflict')
    expectProblem(
      await callApi(token, 'POST', '/use-cases', churnUseCase(ws.person), { 'idempotency-key': 'k'.repeat(256) }),
      422,
      'invalid',
    )
  })

  test('of a record names its revision: missing 428, stale 409 with both values', async () => {
    const edit = (body: object, headers: Record<string, string> = {}) =>
      callApi(ws.as('data_scientist'), 'PATCH', path, body, headers)
    expectProblem(await edit({ name: 'No revision' }), 428, 'precondition_required')
    const now = await revision()
    expect((await edit({ name: 'By body', revision: now })).status).toBe(200)
    expect((await edit({ name: 'By header' }, { 'if-match': `"${now + 1}"` })).status).toBe(200)
    const stale = await edit({ name: 'Too late', revision: now })
    expectProblem(stale, 409, 'conflict')
    expect(stale.body.current).toMatchObject({ revision: now + 2, name: 'By header' })
    expectProblem(await edit({ name: 'Any' }, { 'if-match': '*' }), 428, 'precondition_required')
  })
})

describe('a body', () => {
  const post = (body: unknown, ctx: Ctx = ws.as('member')) => callApi(ctx, 'POST', '/use-cases', body)

  test.each([
    ['not JSON', '{'],
    ['a list', '[]'],
    ['text', '"x"'],
    ['nothing but null', 'null'],
    ['a prototype', '{"__proto__": {"name": "x"}}'],
    ['a prototype deep inside', '{"answers": {"__proto__": {"problem": "x"}}}'],
    ['not UTF-8', new Uint8Array([123, 0xff, 125])],
    ['a NUL', JSON.stringify({ ...churnUseCase(ws.person), name: 'a\0bc' })],
    ['half of a pair', JSON.stringify(churnUseCase(ws.person)).replace('Churn', '\\ud800 Churn')],
    ['a number that is none', '{"name": 1e999}'],
    ['too large', `{"name": "${'x'.repeat(4 * 1024 * 1024)}"}`],
  ])('%s is refused', async (_, body) => {
    expectProblem(await post(body), 422, 'invalid')
  })

  test('fields named like parts of every object are unknown fields', async () => {
    const answer = await post('{"constructor": 1, "toString": 2, "hasOwnProperty": 3}')
    expectProblem(answer, 422, 'invalid')
    expect(Object.keys(answer.body.fields)).toEqual(
      expect.arrayContaining(['constructor', 'toString', 'hasOwnProperty']),
    )
  })

  test('that is too large is not read to its end', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    const request = new Request('http://localhost/api/v1/use-cases', {
      method: 'POST',
      body: endless,
      duplex: 'half',
    } as RequestInit)
    const answer = await handleApi(request, '/use-cases', async () => ws.as('member'))
    expect(answer.status).toBe(422)
    expect(sent).toBeLessThan(5 * 1024 * 1024)
  })

  test('does not override what the path names', async () => {
    const answer = await callApi(ws.as('data_scientist'), 'PATCH', path, {
      useCase: 'UC-99',
      revision: 1,
      name: 'Path wins',
    })
    expect(answer.status).not.toBe(404)
  })
})

describe('an address', () => {
  test('may name the workspace, which is no field of the input', async () => {
    expect((await callApi(ws.as('member'), 'GET', '/use-cases?workspace=halden')).status).toBe(200)
  })

  test.each([
    '/use-cases/%00',
    '/use-cases/x%00y',
    '/models/%F0%9F%92%A9',
    "/models/'%20or%201=1",
    `/use-cases/${'x'.repeat(300)}`,
    '/audit/entries/not-an-id',
    '/approvals/00000000-0000-0000-0000-000000000000',
  ])('%s is a refusal, never a fault', async (address) => {
    const { status } = await callApi(ws.as('auditor'), 'GET', address)
    expect([404, 422]).toContain(status)
  })
})
