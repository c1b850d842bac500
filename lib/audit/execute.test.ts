import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand, defineQuery, inWorkspace } from '@/lib/platform/command'
import { type Ctx, newId, personOf, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { entriesAbout } from '@/lib/testing/release'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import { canonicalJson } from './canonical-json'
import { parseEntryBody } from './entry'
import { ask, execute } from './execute'
import { change, recordEvent } from './record-event'

const ws = await testWorkspace({ clock: new Date('2026-03-02T10:00:30Z') })
const { useCases, refusals, auditEntries, auditPending } = schema
const at = (ctx: Ctx, clock: string): Ctx => ({ ...ctx, clock: new Date(clock) })

const read = (ctx = ws.as('admin')) =>
  withContext(ctx, async ({ db }) => {
    const [useCase] = await db.select().from(useCases).where(eq(useCases.id, ws.useCase.id))
    return useCase!
  })
const countEntries = () => withContext(ws.as('admin'), async ({ db }) => (await db.select().from(auditEntries)).length)
const refusal = (work: Promise<unknown>): Promise<AppError> =>
  work.then(
    () => expect.fail('It was not refused.'),
    (error) => (error instanceof AppError ? error : Promise.reject(error)),
  )

/** A command of these tests: renames the use case, then does what the test wants. */
function renaming(then: (rename: { name: string }) => void, options: { forget?: boolean } = {}) {
  return defineCommand({
    name: 'test.rename',
    summary: 'Rename',
    permission: 'use-case.edit',
    input: z.strictObject({ name: z.string() }),
    find: async (tx) => ({ kind: 'use_case', id: ws.useCase.id, useCaseId: ws.useCase.id, db: tx.db }),
    async run(tx, input) {
      const set = options.forget ? {} : { name: input.name }
      if (!options.forget) {
        const [row] = await tx.db.update(useCases).set(set).where(eq(useCases.id, ws.useCase.id)).returning()
        await recordEvent(tx, {
          action: 'use_case.edited',
          subject: { kind: 'use_case', id: ws.useCase.id },
          changes: [change(useCases, row!)],
        })
      }
      then(input)
      return { name: input.name }
    },
  })
}

describe('input', () => {
  test('names each field that is wrong, with a sentence', async () => {
    const error = await refusal(
      execute(ws.as('member'), createUseCase, {
        name: 'x',
        area: '',
        answers: {},
        color: 'red',
        team: [{ person: 'me' }],
      }),
    )
    expect(error).toMatchObject({ code: 'invalid', status: 422 })
    expect(Object.keys(error.fields!).sort()).toEqual(['area', 'color', 'name', 'team.0.person', 'team.0.role'])
    expect(error.fields!.name).toMatch(/^[A-Z].*\.$/)
  })

  test('names the answers of a template as the form does', async () => {
    const input = { ...churnUseCase(ws.person), answers: { ...churnUseCase(ws.person).answers, problem: '', extra: 1 } }
    const { fields } = await refusal(execute(ws.as('member'), createUseCase, input))
    expect(Object.keys(fields!).sort()).toEqual(['answers.extra', 'answers.problem'])
  })

  test.each([
    ['a NUL', { ...churnUseCase(ws.person), name: 'Churn\0prediction' }, 'name'],
    ['half of a surrogate pair', { ...churnUseCase(ws.person), area: 'Care \ud83d' }, 'area'],
    ['one deep inside', { ...churnUseCase(ws.person), answers: { problem: 'a\0' } }, 'answers.problem'],
    ['one in a name', { ...churnUseCase(ws.person), answers: { 'pro\0blem': 'a' } }, 'answers.pro\0blem'],
  ])('%s is refused before it reaches the database', async (_, input, field) => {
    const error = await refusal(execute(ws.as('member'), createUseCase, input))
    expect(error).toMatchObject({ code: 'invalid', fields: { [field]: expect.any(String) } })
  })

  test.each([null, undefined, [], 'text', 7])('%j is no input', async (input) => {
    expect(await refusal(execute(ws.as('member'), createUseCase, input))).toMatchObject({ code: 'invalid' })
  })
})

describe('the entry', () => {
  test('a command that forgets its event fails, and nothing of it stays', async () => {
    await expect(
      execute(
        ws.as('data_scientist'),
        renaming(() => {}, { forget: true }),
        { name: 'x' },
      ),
    ).rejects.toThrow('test.rename wrote no audit entry.')
  })

  test('a command that throws leaves neither the change nor the entry', async () => {
    const [before, entries] = [await read(), await countEntries()]
    const failing = renaming(() => {
      throw new TypeError('a bug')
    })
    await expect(execute(ws.as('data_scientist'), failing, { name: 'Lost' }, { key: newId() })).rejects.toThrow('a bug')
    expect(await read()).toEqual(before)
    expect(await countEntries()).toBe(entries)
  })

  test('says canonically who changed what, where and when, and waits for its place', async () => {
    const ctx = ws.as('data_scientist')
    const { entries } = await execute(ctx, editUseCase, {
      useCase: ws.useCase.ref,
      revision: (await read()).revision,
      area: 'Sales',
    })
    expect(entries).toHaveLength(1)
    await withContext(ctx, async ({ db }) => {
      const [row] = await db.select().from(auditEntries).where(eq(auditEntries.id, entries[0]!))
      const text = Buffer.from(row!.body).toString('utf8')
      expect(text).toBe(canonicalJson(JSON.parse(text)))
      const now = await read()
      expect(parseEntryBody(text)).toMatchObject({
        id: entries[0],
        workspace: ws.id,
        at: '2026-03-02T10:00:30.000000Z',
        actor: { kind: 'person', id: ws.person.data_scientist, via: 'browser' },
        action: 'use_case.edited',
        subject: { kind: 'use_case', id: ws.useCase.id, revision: now.revision },
        changes: [{ table: 'use_cases', id: ws.useCase.id, revision: now.revision }],
        context: { useCase: ws.useCase.id, request: 'test-data_scientist' },
      })
      const [waiting] = await db.select().from(auditPending).where(eq(auditPending.entryId, entries[0]!))
      expect(waiting!.covers).toEqual([`use_cases:${ws.useCase.id}`])
    })
  })

  test('every body written so far is canonical and repeats its columns', async () => {
    await withContext(ws.as('auditor'), async ({ db }) => {
      const rows = await db.select().from(auditEntries)
      expect(rows.length).toBeGreaterThan(2)
      for (const row of rows) {
        const body = parseEntryBody(Buffer.from(row.body).toString('utf8'))
        expect(body).toMatchObject({ id: row.id, action: row.action, actor: { id: row.actorId } })
      }
    })
  })

  test('is at most 32 KiB', async () => {
    const wordy = defineCommand({
      name: 'test.wordy',
      summary: 'Talk',
      permission: 'use-case.read',
      input: z.strictObject({}),
      find: inWorkspace,
      run: (tx) =>
        recordEvent(tx, {
          action: 'x.y',
          subject: { kind: 'x', id: null },
          changes: [],
          details: { text: 'a'.repeat(33_000) },
        }),
    })
    await expect(execute(ws.as('member'), wordy, {})).rejects.toThrow(/at most 32768/)
  })
})

describe('a refusal', () => {
  const refuse = (ctx: Ctx) =>
    refusal(execute(ctx, editUseCase, { useCase: ws.useCase.ref, revision: 1, name: 'Not mine' }))
  const recorded = async (part: 'member' | 'auditor') =>
    (await entriesAbout(ws.as('admin'), ws.useCase.id, 'command.refused')).filter(
      ({ actor }) => actor.id === ws.person[part],
    )

  test('is recorded in a transaction of its own, once a minute for an actor and a record', async () => {
    const before = await read()
    const errors = await Promise.all(Array.from({ length: 6 }, () => refuse(ws.as('member'))))
    for (const error of errors) expect(error).toMatchObject({ code: 'forbidden', status: 403 })
    expect(await read()).toEqual(before)
    expect(await recorded('member')).toMatchObject([
      {
        subject: { kind: 'use_case', id: ws.useCase.id },
        changes: [],
        details: { command: 'use-case.edit', code: 'forbidden', ref: ws.useCase.ref },
      },
    ])
    const rows = await withContext(ws.as('admin'), ({ db }) => db.select().from(refusals))
    expect(rows).toMatchObject([{ count: 6, actorId: ws.person.member }])
  })

  test('is recorded again in the next minute, and for another actor', async () => {
    await refuse(at(ws.as('member'), '2026-03-02T10:01:00Z'))
    expect(await recorded('member')).toHaveLength(2)
    await refuse(ws.as('auditor'))
    expect(await recorded('auditor')).toHaveLength(1)
  })

  test('of what one may not see is not found, and on no record', async () => {
    const entries = await countEntries()
    const stranger = await refusal(execute(ws.as('stranger'), editUseCase, { useCase: ws.useCase.ref, revision: 1 }))
    expect(stranger).toMatchObject({ code: 'not_found' })
    const missing = await refusal(execute(ws.as('data_scientist'), editUseCase, { useCase: 'UC-999', revision: 1 }))
    expect(missing).toMatchObject({ code: 'not_found' })
    expect(await countEntries()).toBe(entries)
  })
})

describe('a token', () => {
  const edit = async (ctx: Ctx) =>
    execute(ctx, editUseCase, { useCase: ws.useCase.ref, revision: (await read()).revision, name: 'By token' })
  const look = defineQuery({
    name: 'test.look',
    summary: 'Look',
    permission: 'use-case.read',
    input: z.strictObject({}),
    run: async (tx) => personOf(tx),
  })

  test('writes with its write scope alone', async () => {
    expect(await refusal(edit(ws.token('data_scientist', ['read'])))).toMatchObject({ code: 'forbidden' })
    expect((await edit(ws.token('data_scientist', ['write']))).value.name).toBe('By token')
  })

  test('reads with its read scope alone', async () => {
    expect(await refusal(ask(ws.token('data_scientist', ['write']), look, {}))).toMatchObject({ code: 'forbidden' })
    expect(await ask(ws.token('data_scientist', ['read']), look, {})).toBe(ws.person.data_scientist)
  })

  test('can do no more than its person', async () => {
    expect(await refusal(edit(ws.token('member')))).toMatchObject({ code: 'forbidden' })
  })
})

test('a query cannot write, whatever it tries', async () => {
  const sly = defineQuery({
    name: 'test.sly',
    summary: 'Look',
    permission: 'use-case.read',
    input: z.strictObject({}),
    run: (tx) => tx.db.update(useCases).set({ name: 'x' }),
  })
  await expect(ask(ws.as('admin'), sly, {})).rejects.toMatchObject({ cause: { code: '25006' } })
})
