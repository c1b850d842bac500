import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { newId, withContext } from '@/lib/platform/context'
import { churnUseCase, type Part, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from './create-use-case'
import { getUseCase } from './queries'

const { documentAnswers, documents, stageMoves } = schema
const ws = await testWorkspace({ slug: 'intake' })
const four = {
  name: 'Parcel delay',
  problem: 'One parcel in nine is late by more than a day; we learn of it from the customer.',
  sponsor: ws.person.business_stakeholder,
  area: 'Logistics',
}
const create = async (part: Part, input: object) => (await execute(ws.as(part), createUseCase, input)).value
const teamOf = async (ref: string) => {
  const { team } = await ask(ws.as('member'), getUseCase, { useCase: ref })
  return team.map(({ person, role }) => [person, role])
}

test('four facts are enough: the document starts as a draft with the problem in it', async () => {
  const { id, ref, document } = await create('data_scientist', four)
  expect(await ask(ws.as('member'), getUseCase, { useCase: ref })).toMatchObject({
    problem: four.problem,
    area: 'Logistics',
    sponsorId: ws.person.business_stakeholder,
    iterations: [{ number: 1, stage: 'added_value' }],
  })
  await withContext(ws.as('admin'), async ({ db }) => {
    const [row] = await db.select().from(documents).where(eq(documents.useCaseId, id))
    expect(row).toMatchObject({ ref: document, template: 'added-value', revision: 0 })
    const answers = await db.select().from(documentAnswers).where(eq(documentAnswers.documentId, row!.id))
    expect(answers).toMatchObject([{ field: 'problem', value: four.problem, savedBy: ws.person.data_scientist }])
    expect(await db.select().from(stageMoves).where(eq(stageMoves.useCaseId, id))).toMatchObject([
      { kind: 'start', fromStage: null, toStage: 'added_value', movedBy: ws.person.data_scientist },
    ])
  })
})

test('who creates it for somebody else has the role they mostly have, or knows the subject', async () => {
  expect(await teamOf((await create('ml_engineer', four)).ref)).toEqual(
    expect.arrayContaining([
      [ws.person.business_stakeholder, 'business_stakeholder'],
      [ws.person.ml_engineer, 'ml_engineer'],
    ]),
  )
  expect(await teamOf((await create('member', four)).ref)).toContainEqual([ws.person.member, 'subject_matter_expert'])
  const named = { ...four, team: [{ person: ws.person.admin, role: 'data_engineer' }] }
  expect(await teamOf((await create('admin', named)).ref)).toEqual(
    expect.not.arrayContaining([[ws.person.admin, 'subject_matter_expert']]),
  )
})

test('without a sponsor it is whoever creates it', async () => {
  const { sponsor: _, ...three } = four
  expect(await teamOf((await create('member', three)).ref)).toEqual([[ws.person.member, 'business_stakeholder']])
})

test('with answers the document is published, and the problem may stand on either side', async () => {
  const { answers } = churnUseCase(ws.person)
  const { problem: _, ...others } = answers
  const { ref } = await create('business_stakeholder', { ...four, answers: others })
  expect(await ask(ws.as('member'), getUseCase, { useCase: ref })).toMatchObject({
    problem: four.problem,
    document: { revision: 1, answers: { problem: four.problem, value_per_year: { amount: 720_000 } } },
  })
})

test.each<[string, object, string[]]>([
  ['no problem', { ...four, problem: undefined }, ['problem']],
  ['an empty one', { ...four, problem: '  ' }, ['problem']],
  ['answers without one', { ...four, problem: undefined, answers: {} }, ['answers.problem']],
  ['an answer of no field', { ...four, answers: { colour: 'red' } }, ['answers.colour']],
  ['a sponsor who is no member', { ...four, sponsor: ws.person.stranger }, ['sponsor']],
  ['a sponsor who is nobody', { ...four, sponsor: newId() }, ['sponsor']],
  ['a sponsor who audits', { ...four, sponsor: ws.person.auditor }, ['sponsor']],
  ['a team of strangers', { ...four, team: [{ person: newId(), role: 'data_scientist' }] }, ['team']],
])('%s is refused by name', async (_, input, fields) => {
  const error = await create('member', input).catch((refused) => refused)
  expect(error.code).toBe('invalid')
  expect(Object.keys(error.fields)).toEqual(fields)
})
