// The attack cases of the specification that try to decide without the right to, numbered as there.
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { execute } from '@/lib/audit/execute'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { type Ctx, DEPLOYMENT, newId, withContext } from '@/lib/platform/context'
import { saveCard } from '@/lib/testing/cards'
import {
  approvedRequest,
  cardText,
  decide,
  decisionInput,
  importVersion,
  openRequest,
  type TestRequest,
} from '@/lib/testing/release'
import { churnUseCase, PASSWORD, type Part, testWorkspace } from '@/lib/testing/workspace'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { decideRefusals } from './rules'
import { stateOf } from './testing/state'
import { type Attempt, type Verb, waysIn } from './testing/ways-in'

const ws = await testWorkspace()
const other = await testWorkspace({ slug: 'other', db: ws.db })

const give = (part: Part, role: string) =>
  execute(ws.as('admin'), addRole, { useCase: ws.useCase.ref, person: ws.person[part], role })
const end = (part: Part, role: string) =>
  execute(ws.as('admin'), endRole, { useCase: ws.useCase.ref, person: ws.person[part], role })

/** The attempt is refused, the request stays as it is, and the refusal is on record. */
async function refuses(
  attempt: Attempt,
  request: TestRequest,
  ctx: Ctx,
  verb: Verb,
  input: Record<string, unknown>,
  expected: { code: string; message?: unknown },
): Promise<void> {
  const before = await stateOf(ws, request.id)
  expect(await attempt(ctx, verb, input)).toMatchObject(expected)
  const after = await stateOf(ws, request.id)
  expect({ ...after, refused: [] }).toEqual({ ...before, refused: [] })
  if (expected.code === 'forbidden') expect(after.refused).toContain(ctx.actor.id)
}

describe.each(waysIn)('%s', (_, attempt, edit) => {
  const decides = (request: TestRequest, ctx: Ctx, expected: { code: string; message?: unknown }) =>
    refuses(attempt, request, ctx, 'decide', decisionInput(request), expected)
  const asAuthor = { code: 'forbidden', message: decideRefusals.author }

  test('1 the author approves their own, in whatever role they hold besides', async () => {
    const request = await openRequest(ws, { part: 'ml_engineer' })
    await decides(request, ws.as('data_scientist'), asAuthor)
    await give('data_scientist', 'subject_matter_expert')
    await decides(request, ws.as('data_scientist'), asAuthor)
    await end('data_scientist', 'subject_matter_expert')
  })

  test('3 authorship laundered: a colleague imports the same text with other line ends and another licence', async () => {
    const { text } = await importVersion(ws)
    await execute(ws.as('ml_engineer'), importModelCard, {
      format: 'huggingface',
      useCase: ws.useCase.ref,
      name: 'Laundered text',
      file: Buffer.from(text.replace('apache-2.0', 'mit').replaceAll('\n', '\r\n')),
    }).then(async ({ value: { modelVersion } }) => {
      const version = { ...modelVersion, text }
      await give('data_scientist', 'subject_matter_expert')
      await decides(await openRequest(ws, { version, part: 'ml_engineer' }), ws.as('data_scientist'), asAuthor)
      await end('data_scientist', 'subject_matter_expert')
    })
  })

  test('3 authorship laundered: a colleague registers the artefact that the author recorded', async () => {
    const artifact = `sha256:${newId().replaceAll('-', '').repeat(2)}`
    const register = (part: Part, name: string) =>
      execute(ws.as(part), importModelCard, {
        ...{ format: 'huggingface', useCase: ws.useCase.ref, name, artifact },
        file: Buffer.from(cardText(name, 'license: mit', `${name} ${newId()}`)),
      })
    await register('data_scientist', 'The first')
    const { value } = await register('ml_engineer', 'The second')
    const version = { ...value.modelVersion, text: '' }
    await give('data_scientist', 'subject_matter_expert')
    await decides(await openRequest(ws, { version, part: 'ml_engineer' }), ws.as('data_scientist'), asAuthor)
    await end('data_scientist', 'subject_matter_expert')
  })

  test('1 the requester approves what they asked for', async () => {
    const request = await openRequest(ws, { part: 'business_stakeholder' })
    await decides(request, ws.as('business_stakeholder'), { code: 'forbidden', message: decideRefusals.requester })
  })

  test('1 an administrator approves on somebody’s behalf', async () => {
    await decides(await openRequest(ws), ws.as('admin'), { code: 'forbidden', message: decideRefusals.administrator })
  })

  test('2 the last editor of the card approves', async () => {
    const version = await importVersion(ws)
    await edit(ws.as('subject_matter_expert'), {
      model: version.model,
      version: 1,
      revision: 1,
      text: cardText('Edited'),
    })
    await decides(await openRequest(ws, { version }), ws.as('subject_matter_expert'), asAuthor)
  })

  test('2 an editor of an earlier revision approves', async () => {
    const version = await importVersion(ws)
    const publish = (part: Part, revision: number) =>
      edit(ws.as(part), { model: version.model, version: 1, revision, text: cardText(`By ${part}`) })
    await publish('subject_matter_expert', 1)
    await publish('data_scientist', 2)
    await decides(await openRequest(ws, { version }), ws.as('subject_matter_expert'), asAuthor)
  })

  test('2 who wrote at the draft that another one published approves', async () => {
    const version = await importVersion(ws)
    const place = { model: version.model, version: 1 }
    await saveCard(ws.as('subject_matter_expert'), { ...place, text: cardText('Drafted') })
    await saveCard(ws.as('data_scientist'), { ...place, text: cardText('Drafted too') })
    await edit(ws.as('data_scientist'), { ...place, revision: 1, text: cardText('Drafted too') })
    await decides(await openRequest(ws, { version }), ws.as('subject_matter_expert'), asAuthor)
  })

  test('2 who recorded the artefact approves', async () => {
    const version = await importVersion(ws)
    await give('subject_matter_expert', 'ml_engineer')
    const pinned = await attempt(ws.as('subject_matter_expert'), 'pin', {
      model: version.model,
      version: 1,
      revision: 1,
      artifact: `sha256:${'7a'.repeat(32)}`,
    })
    expect(pinned.code).toBe('done')
    await decides(await openRequest(ws, { version }), ws.as('subject_matter_expert'), asAuthor)
    await end('subject_matter_expert', 'ml_engineer')
  })

  test('2 an author who edits while the request is open cannot approve what is asked for next', async () => {
    const request = await openRequest(ws)
    const place = { model: request.version.model, version: 1 }
    await edit(ws.as('subject_matter_expert'), {
      ...place,
      revision: 1,
      text: request.version.text.replace('apache-2.0', 'mit'),
    })
    await decides(await openRequest(ws, { version: request.version }), ws.as('subject_matter_expert'), asAuthor)
  })

  test('3 a person who imports with their token is the author', async () => {
    await give('data_scientist', 'subject_matter_expert')
    const { value } = await execute(ws.token('data_scientist'), importModelCard, {
      format: 'huggingface',
      useCase: ws.useCase.ref,
      file: Buffer.from(cardText(`By token ${newId()}`)),
    })
    const { model, version, id } = value.modelVersion
    const request = await openRequest(ws, { version: { id, model, version, text: '' }, part: 'ml_engineer' })
    await decides(request, ws.as('data_scientist'), asAuthor)
    await end('data_scientist', 'subject_matter_expert')
  })

  test('3 who has somebody else import their text stays its author', async () => {
    const version = await importVersion(ws)
    const mine = cardText(`Mine ${newId()}`)
    await edit(ws.as('subject_matter_expert'), { model: version.model, version: 1, revision: 1, text: mine })
    const { value } = await execute(ws.as('data_scientist'), importModelCard, {
      format: 'huggingface',
      useCase: ws.useCase.ref,
      name: `Laundered ${newId()}`,
      file: Buffer.from(mine),
    })
    const { model, id } = value.modelVersion
    const request = await openRequest(ws, { version: { id, model, version: 1, text: '' } })
    await decides(request, ws.as('subject_matter_expert'), asAuthor)
  })

  test('11 a token approves, with every scope and its person’s roles', async () => {
    const request = await openRequest(ws)
    await decides(request, ws.token('risk_officer', ['read', 'write']), {
      code: 'forbidden',
      message: expect.stringContaining('A token cannot'),
    })
  })

  test('12 readers and deciders withdraw what others asked for', async () => {
    const request = await openRequest(ws)
    for (const part of ['member', 'auditor', 'admin', 'risk_officer', 'ml_engineer', 'business_stakeholder'] as const) {
      await refuses(
        attempt,
        request,
        ws.as(part),
        'withdraw',
        { approval: request.ref, reason: 'Gone.' },
        { code: 'forbidden' },
      )
    }
  })

  test('13 an answer given without authority is not kept until the role is granted', async () => {
    const request = await openRequest(ws)
    await decides(request, ws.as('member'), { code: 'forbidden', message: decideRefusals.not_asked })
    await give('member', 'subject_matter_expert')
    expect((await stateOf(ws, request.id)).decisions).toEqual([])
    await decide(ws, 'member', request)
    expect((await stateOf(ws, request.id)).decisions).toMatchObject([{ personId: ws.person.member }])
    await end('member', 'subject_matter_expert')
  })

  test('14 a role that ended before the answer', async () => {
    const request = await openRequest(ws)
    await end('subject_matter_expert', 'subject_matter_expert')
    await decides(request, ws.as('subject_matter_expert'), { code: 'forbidden', message: decideRefusals.not_asked })
    await give('subject_matter_expert', 'subject_matter_expert')
  })

  test('22 somebody of another workspace approves', async () => {
    const request = await openRequest(ws)
    // In their own workspace there is no such request, and in this one they are nobody.
    await decides(request, other.as('risk_officer'), { code: 'not_found' })
    await decides(request, { ...other.as('risk_officer'), workspaceId: ws.id }, { code: 'not_found' })
    const input = { ...decisionInput(request), approval: request.id }
    expect(await attempt(other.as('risk_officer'), 'decide', input)).toMatchObject({ code: 'not_found' })
  })

  test('a role of another use case counts for nothing here', async () => {
    const { value } = await execute(ws.as('member'), createUseCase, {
      ...churnUseCase(ws.person, 'Elsewhere'),
      team: [],
    })
    await execute(ws.as('member'), addRole, {
      useCase: value.ref,
      person: ws.person.security_specialist,
      role: 'subject_matter_expert',
    })
    await decides(await openRequest(ws), ws.as('security_specialist'), {
      code: 'forbidden',
      message: decideRefusals.not_asked,
    })
  })

  test('an approved request is closed to everybody', async () => {
    const request = await approvedRequest(ws)
    await decides(request, ws.as('risk_officer'), { code: 'conflict', message: decideRefusals.closed })
    await refuses(
      attempt,
      request,
      ws.as('data_scientist'),
      'withdraw',
      { approval: request.ref, reason: 'Gone.' },
      { code: 'conflict' },
    )
  })
})

test('11 the system and jobs sign nothing', async () => {
  const request = await openRequest(ws)
  const job: Ctx = { ...ws.as('admin'), actor: { kind: 'system', id: null, via: 'job' } }
  const attempt = waysIn[0][1]
  expect(await attempt(job, 'decide', { ...decisionInput(request), password: PASSWORD })).toMatchObject({
    code: 'forbidden',
  })
  expect((await stateOf(ws, request.id)).decisions).toEqual([])
})

test('15 one verified identity is one account, and so is one address', async () => {
  const link = (part: Part) =>
    ws.db.execute(
      sql`select identity_link_oidc(${newId()}::uuid, ${ws.person[part]}::uuid, 'https://idp.example', 'subject-1')`,
    )
  await link('risk_officer')
  await expect(link('subject_matter_expert')).rejects.toMatchObject({ cause: { code: '23505' } })
  const system: Ctx = { ...ws.as('admin'), actor: { kind: 'system', id: null, via: 'job' }, workspaceId: DEPLOYMENT }
  const again = withContext(system, ({ db }) =>
    db.execute(sql`select identity_create_person(${newId()}::uuid, 'Twin', 'RISK_OFFICER@halden.example', null)`),
  )
  await expect(again).rejects.toMatchObject({ cause: { code: '23505' } })
})
