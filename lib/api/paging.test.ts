import { describe, expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { callApi } from '@/lib/testing/api'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'

const ws = await testWorkspace()
const reader = ws.token('member', ['read'])
let serial = 0
const create = async () => {
  // Names that repeat, so that a page ends in the middle of equal ones.
  const { value } = await execute(ws.as('member'), createUseCase, {
    ...churnUseCase(ws.person, `Case ${serial++ % 40}`),
    team: [],
  })
  return value.id
}
const made: string[] = [ws.useCase.id]
for (let done = 0; done < 250; done += 10) made.push(...(await Promise.all(Array.from({ length: 10 }, create))))

async function walk(
  address: string,
  limit: number,
  between: () => Promise<unknown> = async () => {},
): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = []
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const { status, body } = await callApi(
      reader,
      'GET',
      `${address}limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    )
    expect(status).toBe(200)
    for (const { id, ref } of body.items) {
      expect(ref).toMatch(/^UC-\d+$/)
      ids.push(id)
    }
    cursor = body.next
    await between()
  }
  return { ids, pages }
}

describe.each(['newest', 'name'])('sorted by %s', (sort) => {
  test.each([1, 7, 100, 200])('pages of %i give every row once', async (limit) => {
    if (limit === 1 && sort === 'name') return
    const { ids, pages } = await walk(`/use-cases?sort=${sort}&`, limit)
    expect(ids.length).toBeGreaterThanOrEqual(251)
    expect(new Set(ids).size).toBe(ids.length)
    expect(made.filter((id) => !ids.includes(id))).toEqual([])
    expect(pages).toBe(Math.ceil(ids.length / limit))
  })

  test('no row is lost or comes twice while others are added', async () => {
    const before = [...made]
    const { ids } = await walk(`/use-cases?sort=${sort}&`, 20, async () => made.push(await create()))
    expect(new Set(ids).size).toBe(ids.length)
    expect(before.filter((id) => !ids.includes(id))).toEqual([])
  })
})

describe('what is no page', () => {
  const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['more than 200', 'limit=201'],
    ['none', 'limit=0'],
    ['a word', 'limit=many'],
    ['a cursor of nothing', 'cursor=x'],
    ['a cursor that is no id', `cursor=${cursor(['x'])}`],
    ['a cursor of another list', `cursor=${cursor(['Case 1', ws.useCase.id])}`],
    ['a cursor for another order', `sort=name&cursor=${cursor([ws.useCase.id])}`],
    ['a cursor of numbers', `cursor=${cursor([1])}`],
    ['a cursor with a NUL', `sort=name&cursor=${cursor(['\0', ws.useCase.id])}`],
  ])('%s is refused', async (_, query) => {
    expect(await callApi(reader, 'GET', `/use-cases?${query}`)).toMatchObject({
      status: 422,
      body: { code: 'invalid' },
    })
  })

  test.each(['/models', '/approvals', '/audit/entries'])('%s refuses a cursor that is no id too', async (address) => {
    const { status } = await callApi(ws.as('auditor'), 'GET', `${address}?cursor=${cursor(['x'])}`)
    expect(status).toBe(422)
  })
})
