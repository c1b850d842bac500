import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { createToken } from '@/lib/identity/tokens'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { type Ctx, newId, withContext } from '@/lib/platform/context'
import { decideApproval } from '@/lib/subjects'
import { cardText, decisionInput, entriesAbout, openRequest } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { execute } from './execute'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other', db: ws.db })
const { approvalDecisions, idempotencyKeys, useCases } = schema
const input = (name: string) => churnUseCase(ws.person, name)
const named = (name: string) =>
  withContext(ws.as('admin'), ({ db }) => db.select().from(useCases).where(eq(useCases.name, name)))
const create = (ctx: Ctx, name: string, key: string) => execute(ctx, createUseCase, input(name), { key })

test('the same key and body give the first answer: one row, one entry', async () => {
  const key = newId()
  const first = await create(ws.as('member'), 'Once', key)
  const second = await create(ws.as('member'), 'Once', key)
  expect(second).toEqual({ value: first.value, entries: [], isRepeated: true })
  expect(await named('Once')).toHaveLength(1)
  expect(await entriesAbout(ws.as('admin'), first.value.id)).toHaveLength(1)
})

test('the same key with another body is refused and changes nothing', async () => {
  const key = newId()
  await create(ws.as('member'), 'One body', key)
  await expect(create(ws.as('member'), 'Another body', key)).rejects.toMatchObject({ code: 'conflict' })
  expect(await named('Another body')).toHaveLength(0)
})

test('a key belongs to its actor, its workspace and its command', async () => {
  const key = newId()
  await create(ws.as('member'), 'Shared key', key)
  await create(ws.as('data_scientist'), 'Shared key', key)
  await execute(other.as('member'), createUseCase, churnUseCase(other.person, 'Shared key'), { key })
  expect(await named('Shared key')).toHaveLength(2)
})

test('of eight at once one takes effect, and all get its answer', async () => {
  const key = newId()
  const results = await Promise.all(Array.from({ length: 8 }, () => create(ws.as('member'), 'Eight at once', key)))
  expect(new Set(results.map(({ value }) => value.ref)).size).toBe(1)
  expect(results.filter(({ isRepeated }) => !isRepeated)).toHaveLength(1)
  expect(await named('Eight at once')).toHaveLength(1)
})

test('a file belongs to the body: the same key with another file is refused', async () => {
  const key = newId()
  const send = (text: string) =>
    execute(
      ws.as('data_scientist'),
      importModelCard,
      { format: 'huggingface', useCase: ws.useCase.ref, file: Buffer.from(text) },
      { key },
    )
  const first = await send(cardText('One'))
  expect((await send(cardText('One'))).value).toEqual(first.value)
  await expect(send(cardText('Two'))).rejects.toMatchObject({ code: 'conflict' })
})

test('a password is in no digest that is kept, and a repetition needs it again', async () => {
  const request = await openRequest(ws)
  const key = newId()
  const ctx = ws.as('risk_officer')
  const decide = (password: string | undefined) =>
    execute(ctx, decideApproval, { ...decisionInput(request), password }, { key })
  const { value } = await decide(decisionInput(request).password)
  expect((await decide(decisionInput(request).password)).value).toEqual(value)
  await expect(decide('not my password')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(decide(undefined)).rejects.toMatchObject({ code: 'forbidden' })
  const rows = await withContext(ctx, ({ db }) =>
    db.select().from(approvalDecisions).where(eq(approvalDecisions.requestId, request.id)),
  )
  expect(rows).toHaveLength(1)
  const kept = await withContext(ctx, ({ db }) => db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, key)))
  expect(JSON.stringify(kept)).not.toContain(decisionInput(request).password)
})

test('a token that may not write learns nothing from a key that its person used', async () => {
  const key = newId()
  await create(ws.as('member'), 'Not for readers', key)
  await expect(create(ws.token('member', ['read']), 'Not for readers', key)).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('what is shown once is not kept for the key: a repetition is told so', async () => {
  const key = newId()
  const make = () => execute(ws.as('member'), createToken, { name: 'Pipeline', scopes: ['read'] }, { key })
  const { value } = await make()
  await expect(make()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('only once') })
  const kept = await withContext(ws.as('member'), ({ db }) => db.select().from(idempotencyKeys))
  expect(JSON.stringify(kept)).not.toContain(value.token)
})

test('a refused request keeps no answer: with the right to it, the same key works', async () => {
  const key = newId()
  const bad = { ...input('Later'), answers: {} }
  await expect(execute(ws.as('member'), createUseCase, bad, { key })).rejects.toMatchObject({ code: 'invalid' })
  expect((await create(ws.as('member'), 'Later', key)).isRepeated).toBe(false)
})
