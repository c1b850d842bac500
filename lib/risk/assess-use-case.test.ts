import { desc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { newId, withContext } from '@/lib/platform/context'
import { entriesAbout } from '@/lib/testing/release'
import { churnUseCase, type Part, testWorkspace } from '@/lib/testing/workspace'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { getUseCase } from '@/lib/use-cases/queries'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { assessUseCase } from './assess-use-case'
import { builtInQuestionnaire } from './definition'
import { liftTierOverride } from './lift-override'
import { publishQuestionnaire } from './publish-questionnaire'
import { getQuestionnaire, listAssessments, previewQuestionnaire } from './queries'
import { mildestAnswers, worstAnswers } from './testing/answers'

const { riskAssessments } = schema
const ws = await testWorkspace({ slug: 'risk' })
const builtIn = await builtInQuestionnaire()
const mild = mildestAnswers(builtIn)
const limited = { ...mild, subjects: 'treatment' }
const worst = worstAnswers(builtIn)

async function useCase(name: string) {
  const { value } = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, name))
  return value
}
const read = (ref: string) => ask(ws.as('member'), getUseCase, { useCase: ref })

/** Answers as that person, on what stands now. */
async function assess(part: Part, ref: string, answers: Record<string, string>, note = '') {
  const { revision } = await read(ref)
  return (await execute(ws.as(part), assessUseCase, { useCase: ref, revision, answers, note })).value
}
async function override(ref: string, riskTier: string) {
  const { revision } = await read(ref)
  return execute(ws.as('risk_officer'), setRiskTier, { useCase: ref, revision, riskTier, reason: 'It is for doctors.' })
}

describe('assessing', () => {
  test('the answers set the tier, and the log says so', async () => {
    const { id, ref } = await useCase('Tier by answers')
    expect(await assess('data_scientist', ref, limited, 'Two markets.')).toMatchObject({
      tier: 'limited',
      riskTier: 'limited',
      points: 12,
      isOverridden: false,
    })
    expect(await read(ref)).toMatchObject({
      riskTier: 'limited',
      isTierOverridden: false,
      tierDecided: { by: 'data scientist', reason: 'Two markets.', isAssessed: true },
    })
    const [row] = await withContext(ws.as('admin'), ({ db }) =>
      db.select().from(riskAssessments).where(eq(riskAssessments.useCaseId, id)).orderBy(desc(riskAssessments.id)),
    )
    expect(row).toMatchObject({ answers: limited, points: 12, tier: 'limited', questionnaireVersion: 1 })
    expect((await entriesAbout(ws.as('admin'), id)).map(({ action }) => action)).toContain('use_case.assessed')
  })

  test('the team raises a tier, and only a risk officer lowers it', async () => {
    const { ref } = await useCase('Up and down')
    await assess('subject_matter_expert', ref, limited)
    await assess('ml_engineer', ref, worst)
    expect(await read(ref)).toMatchObject({ riskTier: 'critical' })
    await expect(assess('business_stakeholder', ref, limited)).rejects.toMatchObject({
      code: 'forbidden',
      message: `These answers come to limited risk, and ${ref} stands at critical risk. Only a risk officer lowers a tier: ask risk officer to send them.`,
    })
    const { id, riskTier } = await read(ref)
    const refused = await entriesAbout(ws.as('admin'), id, 'command.refused')
    // The trail is for ever: a name may be taken away anywhere but there.
    expect(refused.map(({ details }) => details.reason)).toEqual([
      expect.stringMatching(/Only a risk officer lowers a tier\.$/),
    ])
    expect(riskTier).toBe('critical')
    expect((await ask(ws.as('member'), listAssessments, { useCase: ref })).items).toHaveLength(2)
    await assess('risk_officer', ref, limited)
    expect(await read(ref)).toMatchObject({ riskTier: 'limited' })
  })

  test.each<[string, Record<string, string>, Record<string, RegExp>]>([
    ['an open question', { ...mild, safety: '' }, { 'answers.safety': /Choose one for/ }],
    ['an option that is none', { ...mild, scale: 'vast' }, { 'answers.scale': /none of the options: few, some/ }],
    ['a question that is none', { ...mild, colour: 'red' }, { 'answers.colour': /no such question/ }],
  ])('%s is refused by its name', async (_, answers, fields) => {
    const error = await assess('data_scientist', ws.useCase.ref, answers).catch((refused) => refused)
    expect(error.code).toBe('invalid')
    expect(Object.keys(error.fields)).toEqual(Object.keys(fields))
    for (const [name, sentence] of Object.entries(fields)) expect(error.fields[name]).toMatch(sentence)
  })

  test('a stale revision, none, and a version that is over are told apart', async () => {
    const { ref } = await useCase('Stale')
    const send = (more: object) =>
      execute(ws.as('data_scientist'), assessUseCase, { useCase: ref, answers: mild, ...more })
    await expect(send({})).rejects.toMatchObject({ code: 'precondition_required' })
    await expect(send({ revision: 9 })).rejects.toMatchObject({ code: 'conflict', current: { revision: 1 } })
    await expect(send({ revision: 1, version: 9 })).rejects.toMatchObject({ code: 'conflict', current: { version: 1 } })
  })

  test('of two who answer at once, one is told', async () => {
    const { ref } = await useCase('Two at once')
    const send = (part: Part) =>
      execute(ws.as(part), assessUseCase, { useCase: ref, revision: 1, answers: limited }).then(
        () => 'done',
        ({ code }) => code,
      )
    expect((await Promise.all([send('data_scientist'), send('ml_engineer')])).sort()).toEqual(['conflict', 'done'])
  })

  test('what is in another workspace is not found', async () => {
    const elsewhere = { ...ws.as('risk_officer'), workspaceId: newId() }
    await expect(ask(elsewhere, listAssessments, { useCase: ws.useCase.ref })).rejects.toMatchObject({
      code: 'not_found',
    })
    const input = { useCase: 'UC-999', revision: 1, answers: mild }
    await expect(execute(ws.as('risk_officer'), assessUseCase, input)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('what a risk officer sets by hand', () => {
  test('stands against later answers, until it is lifted', async () => {
    const { ref } = await useCase('By hand')
    await assess('data_scientist', ref, limited)
    await override(ref, 'high')
    expect(await assess('data_scientist', ref, worst)).toMatchObject({ tier: 'critical', riskTier: 'high' })
    // It lowers nothing, so the team may say it.
    expect(await assess('data_scientist', ref, limited)).toMatchObject({ tier: 'limited', riskTier: 'high' })
    expect(await read(ref)).toMatchObject({
      riskTier: 'high',
      isTierOverridden: true,
      tierDecided: { reason: 'It is for doctors.', isAssessed: false },
    })
    const { revision } = await read(ref)
    const lift = { useCase: ref, revision, reason: 'No doctors any more.' }
    await expect(execute(ws.as('business_stakeholder'), liftTierOverride, lift)).rejects.toMatchObject({
      code: 'forbidden',
    })
    await execute(ws.as('risk_officer'), liftTierOverride, lift)
    expect(await read(ref)).toMatchObject({ riskTier: 'limited', isTierOverridden: false })
    await expect(
      execute(ws.as('risk_officer'), liftTierOverride, { ...lift, revision: revision + 1 }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  test('may be what the answers say as well, and has nothing to go back to without answers', async () => {
    const { ref } = await useCase('The same by hand')
    await override(ref, 'limited')
    const lift = { useCase: ref, revision: 2, reason: 'Because.' }
    await expect(execute(ws.as('risk_officer'), liftTierOverride, lift)).rejects.toThrow(/Nobody has answered/)
    await assess('data_scientist', ref, limited)
    await expect(override(ref, 'limited')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('the questionnaire', () => {
  const renamed = { ...builtIn, name: 'Ours' }

  test('is published in versions; each assessment keeps its own', async () => {
    const { ref } = await useCase('Versions')
    await assess('data_scientist', ref, limited)
    const officer = ws.as('risk_officer')
    const stricter = { ...renamed, thresholds: { limited: 5, high: 12, critical: 30 } }
    const preview = await ask(officer, previewQuestionnaire, { definition: stricter })
    expect(preview.changed).toContainEqual(expect.objectContaining({ ref, from: 'limited', to: 'high' }))
    expect(preview.assessed + preview.unassessed).toBeGreaterThan(preview.assessed)
    const publish = { version: 1, definition: stricter, note: 'Stricter.' }
    expect((await execute(officer, publishQuestionnaire, publish)).value).toEqual({ version: 2, was: 1 })
    await expect(execute(officer, publishQuestionnaire, publish)).rejects.toMatchObject({
      code: 'conflict',
      current: { version: 2 },
    })
    await expect(execute(officer, publishQuestionnaire, { ...publish, version: 2 })).rejects.toThrow(/Nothing is diff/)
    expect(await read(ref)).toMatchObject({ riskTier: 'limited' })
    await assess('data_scientist', ref, { ...limited, autonomy: 'proposal' })
    const { items } = await ask(ws.as('auditor'), listAssessments, { useCase: ref })
    expect(items.map(({ tier, questionnaireVersion }) => [tier, questionnaireVersion])).toEqual([
      ['high', 2],
      ['limited', 1],
    ])
    expect(items[0]!.changes).toEqual([
      {
        question: 'Who acts on a result?',
        was: 'A person decides; the result is one fact among others',
        is: 'A person decides, and mostly follows the result',
      },
    ])
    const { versions, newest } = await ask(ws.as('member'), getQuestionnaire, { version: 1 })
    expect([newest, versions.map(({ note }) => note)]).toEqual([2, ['Stricter.', 'Built in']])
  })

  test('is refused with the place of what is wrong, and to everyone but a risk officer', async () => {
    const broken = { ...renamed, thresholds: { limited: 12, high: 5, critical: 30 } }
    const publish = { version: 2, definition: broken, note: 'Broken.' }
    await expect(execute(ws.as('risk_officer'), publishQuestionnaire, publish)).rejects.toMatchObject({
      code: 'invalid',
      fields: { 'definition.thresholds.high': 'More points than limited risk.' },
    })
    await expect(
      execute(ws.as('admin'), publishQuestionnaire, { ...publish, definition: renamed }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})
