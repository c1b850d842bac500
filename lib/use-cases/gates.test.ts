import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { publishDocument } from '@/lib/documents/publish-document'
import { getDocument } from '@/lib/documents/queries'
import { saveAnswers } from '@/lib/documents/save-answers'
import { requestApproval } from '@/lib/subjects'
import { decideGate, fillAndPublish, openGate } from '@/lib/testing/documents'
import { churnUseCase, type TestWorkspace, testWorkspace } from '@/lib/testing/workspace'
import { moveBack, retireUseCase, startIteration } from './change-course'
import { addRole, endRole } from './change-roles'
import { createUseCase } from './create-use-case'
import { getLifecycle } from './lifecycle'
import { passGate } from './pass-gate'
import { previewGateRequest, requestGate } from './request-gate'
import { setInvolvement } from './set-involvement'
import { setRiskTier } from './set-risk-tier'

const ws = await testWorkspace({ slug: 'gates' })
const expert = ws.as('subject_matter_expert')
const scientist = ws.as('data_scientist')
const business = ws.as('business_stakeholder')

/** A use case whose Added value document the data scientist wrote, so that the business stakeholder may decide. */
async function newUseCase(name: string, within: TestWorkspace = ws) {
  const { value } = await execute(within.as('data_scientist'), createUseCase, {
    ...churnUseCase(within.person, name),
    sponsor: within.person.business_stakeholder,
  })
  await execute(within.as('admin'), addRole, {
    useCase: value.ref,
    person: within.person.data_scientist,
    role: 'data_scientist',
  }).catch(() => null)
  return { id: value.id, ref: value.ref, document: value.document }
}
const classify = (useCase: string) =>
  execute(ws.as('risk_officer'), setRiskTier, { useCase, revision: 1, riskTier: 'low', reason: 'It advises.' })
const lifecycle = (useCase: string) => ask(expert, getLifecycle, { useCase })

async function passed(useCase: Awaited<ReturnType<typeof newUseCase>>) {
  const gate = await openGate(ws, useCase)
  await decideGate(business, gate.approval)
  await execute(expert, passGate, { gate: gate.ref })
  return gate
}

test('a gate is asked for, decided by who answers for the stage, and passed', async () => {
  const useCase = await newUseCase('One')
  const gate = await openGate(ws, useCase)
  expect(gate).toMatchObject({ from: 'added_value', to: 'business_requirements', skipped: [] })
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
  expect(await decideGate(business, gate.approval)).toMatchObject({ status: 'approved' })
  const { value } = await execute(expert, passGate, { gate: gate.ref })
  expect(value).toMatchObject({ stage: 'business_requirements', iteration: 1 })
  const { iterations, current } = await lifecycle(useCase.ref)
  expect(iterations[0]!.steps).toMatchObject([
    { stage: 'added_value', gate: { ref: gate.ref, approval: gate.approval.ref } },
    { stage: 'business_requirements', leftAt: null },
  ])
  expect(current).toMatchObject({ stage: 'business_requirements', nextStage: 'key_metrics', liveGate: null })
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
})

test('nothing is asked while something is missing, and the answer lists it', async () => {
  const useCase = await newUseCase('Two')
  await passed(useCase)
  await expect(execute(expert, requestGate, { useCase: useCase.ref, note: 'Please.' })).rejects.toMatchObject({
    code: 'conflict',
    current: { missing: expect.arrayContaining([expect.objectContaining({ what: 'Business requirements' })]) },
  })
  const { current } = await lifecycle(useCase.ref)
  expect(current!.total - current!.done).toBe(current!.missing.length)
})

test('whoever wrote a part of a document decides on none of its gates', async () => {
  const useCase = await newUseCase('Three')
  const { draft } = await ask(business, getDocument, { document: useCase.document })
  await execute(business, saveAnswers, {
    document: useCase.document,
    answers: { context: 'The stakeholder wrote this.' },
    revisions: { context: draft.revisions.context ?? 0 },
  })
  const gate = await openGate(ws, useCase)
  await expect(decideGate(business, gate.approval)).rejects.toMatchObject({ code: 'forbidden' })
  const preview = await ask(expert, previewGateRequest, { useCase: useCase.ref })
  expect(preview.leftOut).toMatchObject([{ because: 'wrote' }])
  expect(preview.requirements[0]!.asked).toEqual([])
})

test('a material edit voids the request, and a gate that was passed stays passed', async () => {
  const useCase = await newUseCase('Four')
  const gate = await openGate(ws, useCase)
  await decideGate(business, gate.approval)
  const edit = async (text: string) => {
    const { draft, revision } = await ask(scientist, getDocument, { document: useCase.document })
    const { value } = await execute(scientist, saveAnswers, {
      document: useCase.document,
      answers: { problem: text },
      revisions: { problem: draft.revisions.problem ?? 0 },
    })
    const published = await execute(scientist, publishDocument, {
      document: useCase.document,
      revision,
      change: value.change,
    })
    return published.value.voided
  }
  expect(await edit('Another problem.')).toEqual([gate.approval.ref])
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
  const again = await openGate(ws, useCase).catch(async () => {
    // Nothing is left to fill in; ask alone.
    return (await execute(expert, requestGate, { useCase: useCase.ref, note: 'Again.' })).value
  })
  await decideGate(business, again.approval)
  await execute(expert, passGate, { gate: again.ref })
  expect(await edit('A third problem.')).toEqual([])
})

test('a gate approved by someone who lost the role since is not passed', async () => {
  const useCase = await newUseCase('Five')
  const gate = await openGate(ws, useCase)
  await decideGate(business, gate.approval)
  const role = { useCase: useCase.ref, person: ws.person.business_stakeholder, role: 'business_stakeholder' as const }
  await execute(ws.as('admin'), endRole, role)
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
})

test('another role that answers for the stage makes the request void', async () => {
  const useCase = await newUseCase('Six')
  const gate = await openGate(ws, useCase)
  const involvement = { added_value: { business_stakeholder: 'R', subject_matter_expert: 'A' } }
  const { useCase: before } = await lifecycle(useCase.ref)
  const { value } = await execute(business, setInvolvement, {
    useCase: useCase.ref,
    revision: before.revision,
    involvement,
  })
  expect(value.voided).toEqual([gate.approval.ref])
  await expect(
    execute(business, setInvolvement, {
      useCase: useCase.ref,
      revision: before.revision + 1,
      involvement: { rollout: { business_stakeholder: 'C' } },
    }),
  ).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'involvement.rollout': expect.stringContaining('answer') },
  })
})

test('stages are left out only with a reason', async () => {
  const useCase = await newUseCase('Seven')
  await fillAndPublish(scientist, useCase.document)
  const ask1 = { useCase: useCase.ref, to: 'experiments', note: 'Please.' }
  // Nothing beyond the requirements is reached without a risk tier, whatever is left out.
  await expect(execute(expert, requestGate, { ...ask1, skipReason: 'It ran before.' })).rejects.toMatchObject({
    code: 'conflict',
    current: { missing: [expect.objectContaining({ key: 'risk-tier' })] },
  })
  await classify(useCase.ref)
  await expect(execute(expert, requestGate, ask1)).rejects.toMatchObject({ code: 'invalid' })
  const { value } = await execute(expert, requestGate, { ...ask1, skipReason: 'It ran before Countersign came.' })
  expect(value.skipped).toEqual(['business_requirements', 'key_metrics', 'data_quality', 'feature_engineering'])
  await decideGate(business, value.approval)
  await execute(expert, passGate, { gate: value.ref })
  const { iterations } = await lifecycle(useCase.ref)
  expect(iterations[0]!.steps.filter(({ isSkipped }) => isSkipped)).toHaveLength(4)
  await expect(
    execute(expert, requestGate, { useCase: useCase.ref, to: 'added_value', note: 'Back.' }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('another iteration begins only where one has been', async () => {
  const useCase = await newUseCase('Ahead')
  await expect(
    execute(expert, startIteration, { useCase: useCase.ref, stage: 'validation', reason: 'At once.' }),
  ).rejects.toMatchObject({ code: 'invalid', fields: { stage: expect.stringContaining('has been in') } })
})

test('two requests for one gate are refused', async () => {
  const useCase = await newUseCase('Eight')
  await openGate(ws, useCase)
  await expect(execute(expert, requestGate, { useCase: useCase.ref, note: 'Again.' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await expect(
    execute(expert, requestApproval, { subject: { kind: 'stage_gate', ref: 'GATE-1' }, note: 'Round about.' }),
  ).rejects.toMatchObject({ code: 'invalid' })
})

test('back takes a reason and the revision; another iteration leaves the first where it is', async () => {
  const useCase = await newUseCase('Nine')
  await passed(useCase)
  const before = (await lifecycle(useCase.ref)).iterations[0]!
  const back = { useCase: useCase.ref, to: 'added_value', reason: 'The value was wrong.' }
  await expect(execute(expert, moveBack, { ...back, revision: before.revision - 1 })).rejects.toMatchObject({
    code: 'conflict',
  })
  await execute(expert, moveBack, { ...back, revision: before.revision })
  await execute(expert, startIteration, { useCase: useCase.ref, stage: 'business_requirements', reason: 'New data.' })
  const { iterations } = await lifecycle(useCase.ref)
  expect(iterations.map(({ stage }) => stage)).toEqual(['added_value', 'business_requirements'])
  expect(iterations[0]!.steps.at(-2)).toMatchObject({ wentBackTo: 'added_value' })
})

test('what never ran is retired with a reason, and its documents are records from then on', async () => {
  const useCase = await newUseCase('Ten')
  await execute(business, retireUseCase, { useCase: useCase.ref, reason: 'Not worth it.', replacement: 'UC-1' })
  const { useCase: retired, current } = await lifecycle(useCase.ref)
  expect(retired.retired).toMatchObject({ reason: 'Not worth it.', replacement: 'UC-1' })
  expect(current).toBeNull()
  const save = { document: useCase.document, answers: { problem: 'x' }, revisions: { problem: 1 } }
  await expect(execute(scientist, saveAnswers, save)).rejects.toMatchObject({ code: 'conflict' })
})

test('what has run is retired through a gate with its Retirement document', async () => {
  const useCase = await newUseCase('Eleven')
  await fillAndPublish(scientist, useCase.document)
  await classify(useCase.ref)
  const skip = { useCase: useCase.ref, to: 'monitoring', skipReason: 'It runs already.', note: 'Please.' }
  const gate = (await execute(expert, requestGate, skip)).value
  await decideGate(business, gate.approval)
  await execute(expert, passGate, { gate: gate.ref })
  await expect(execute(business, retireUseCase, { useCase: useCase.ref, reason: 'Over.' })).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('gate'),
  })
})
