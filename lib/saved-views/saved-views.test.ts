import { ne } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { withContext } from '@/lib/platform/context'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { deleteView, listViews, saveView } from './saved-views'

const ws = await testWorkspace({ slug: 'views' })
const save = async (part: Part, name: string, query: string) =>
  (await execute(ws.as(part), saveView, { list: 'use-cases', name, query })).value
const mine = async (part: Part) =>
  (await ask(ws.as(part), listViews, { list: 'use-cases' })).items.map(({ name, query }) => [name, query])
const countEntries = () =>
  withContext(ws.as('admin'), ({ db }) =>
    db.$count(schema.auditEntries, ne(schema.auditEntries.action, 'command.refused')),
  )

test('a view is kept for one person, without its page, and no entry is written', async () => {
  const before = await countEntries()
  await save('member', 'High', 'tier=high&after=abc&q=%22a%22&tier=critical')
  await save('auditor', 'Everything', '')
  expect(await mine('member')).toEqual([['High', 'tier=high&q=%22a%22&tier=critical']])
  expect(await mine('auditor')).toEqual([['Everything', '']])
  expect(await countEntries()).toBe(before)
})

test('the same name replaces it, and says so', async () => {
  expect(await save('admin', 'Mine', 'sort=name')).toMatchObject({ isNew: true })
  expect(await save('admin', ' Mine ', 'sort=-name')).toMatchObject({ isNew: false })
  expect(await mine('admin')).toEqual([['Mine', 'sort=-name']])
})

test('only its owner deletes it', async () => {
  const { id } = await save('data_scientist', 'Mine', 'sort=name')
  await expect(execute(ws.as('admin'), deleteView, { view: id })).rejects.toMatchObject({ code: 'not_found' })
  await execute(ws.as('data_scientist'), deleteView, { view: id })
  expect(await mine('data_scientist')).toEqual([])
  await expect(execute(ws.as('data_scientist'), deleteView, { view: id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(execute(ws.as('data_scientist'), deleteView, { view: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})

test('there is a most of them', async () => {
  for (let at = 0; at < 30; at++) await save('ml_engineer', `View ${at}`, '')
  await expect(save('ml_engineer', 'One more', '')).rejects.toMatchObject({ code: 'conflict' })
  await expect(save('ml_engineer', 'View 3', 'q=x')).resolves.toMatchObject({ isNew: false })
})

test.each([
  [{ list: 'secrets', name: 'a', query: '' }, 'list'],
  [{ list: 'use-cases', name: ' ', query: '' }, 'name'],
  [{ list: 'use-cases', name: 'a', query: 'x'.repeat(2001) }, 'query'],
])('%j is refused by name', async (input, field) => {
  await expect(execute(ws.as('member'), saveView, input)).rejects.toMatchObject({
    code: 'invalid',
    fields: { [field]: expect.any(String) },
  })
})
