/** Ways round a gate, and gates that nobody could get past any more. */
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { startDocument } from '@/lib/documents/start-document'
import { decideGate, fillAndPublish, openGate } from '@/lib/testing/documents'
import { churnUseCase, testWorkspace } from '@/lib/testing/workspace'
import { moveBack, retireUseCase, startIteration } from './change-course'
import { addRole, endRole } from './change-roles'
import { createUseCase } from './create-use-case'
import { getLifecycle } from './lifecycle'
import { passGate } from './pass-gate'
import { requestGate } from './request-gate'
import { setRiskTier } from './set-risk-tier'

const ws = await testWorkspace({ slug: 'escapes' })
const expert = ws.as('subject_matter_expert')
const scientist = ws.as('data_scientist')
const business = ws.as('business_stakeholder')

async function newUseCase(name: string) {
  const { value } = await execute(scientist, createUseCase, {
    ...churnUseCase(ws.person, name),
    sponsor: ws.person.business_stakeholder,
  })
  return value
}
const lifecycle = (useCase: string) => ask(expert, getLifecycle, { useCase })
const askAgain = async (useCase: string, extra: Record<string, unknown> = {}) =>
  (await execute(expert, requestGate, { useCase, note: 'Again.', ...extra })).value

test('a gate whose approver lost the role is asked for again', async () => {
  const useCase = await newUseCase('Role lost')
  const gate = await openGate(ws, useCase)
  await decideGate(business, gate.approval)
  const role = { useCase: useCase.ref, person: ws.person.business_stakeholder, role: 'business_stakeholder' as const }
  await execute(ws.as('admin'), endRole, role)
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
  await execute(ws.as('admin'), addRole, { ...role, person: ws.person.member })
  const again = await askAgain(useCase.ref)
  await decideGate(ws.as('member'), again.approval)
  await execute(expert, passGate, { gate: again.ref })
  await execute(ws.as('admin'), addRole, role)
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
})

test('another risk tier voids the request, approved or not, and it is made again', async () => {
  const useCase = await newUseCase('Tier')
  const gate = await openGate(ws, useCase)
  await decideGate(business, gate.approval)
  const { useCase: before } = await lifecycle(useCase.ref)
  const tier = {
    useCase: useCase.ref,
    revision: before.revision,
    riskTier: 'high' as const,
    reason: 'It concerns people.',
  }
  await execute(ws.as('risk_officer'), setRiskTier, tier)
  await expect(execute(expert, passGate, { gate: gate.ref })).rejects.toMatchObject({ code: 'conflict' })
  // The tier may ask for more.
  await fillAndPublish(scientist, useCase.document).catch(() => null)
  const again = await askAgain(useCase.ref)
  await decideGate(business, again.approval)
  await expect(execute(expert, passGate, { gate: again.ref })).rejects.toMatchObject({ code: 'conflict' })
  await decideGate(ws.as('risk_officer'), again.approval)
  await execute(expert, passGate, { gate: again.ref })
})

test('a step back voids what was asked for out of the stage that is left', async () => {
  const useCase = await newUseCase('Back')
  const { useCase: before } = await lifecycle(useCase.ref)
  const tier = { useCase: useCase.ref, revision: before.revision, riskTier: 'low' as const, reason: 'It harms nobody.' }
  await execute(ws.as('risk_officer'), setRiskTier, tier)
  const first = await openGate(ws, useCase)
  await decideGate(business, first.approval)
  await execute(expert, passGate, { gate: first.ref })
  const { value } = await execute(scientist, startDocument, { useCase: useCase.ref, template: 'business-requirements' })
  await fillAndPublish(scientist, value.ref)
  const second = await askAgain(useCase.ref)
  await decideGate(business, second.approval)
  const [iteration] = (await lifecycle(useCase.ref)).iterations
  const back = { useCase: useCase.ref, to: 'added_value', reason: 'Wrong value.', revision: iteration!.revision }
  await execute(expert, moveBack, back)
  const third = await askAgain(useCase.ref)
  await decideGate(business, third.approval)
  await execute(expert, passGate, { gate: third.ref })
  // It stands where the second was asked for, but that approval was given before the step back.
  await expect(execute(expert, passGate, { gate: second.ref })).rejects.toMatchObject({ code: 'conflict' })
})

test('what runs is not retired by way of an iteration that never ran', async () => {
  const useCase = await newUseCase('Round about')
  await fillAndPublish(scientist, useCase.document)
  await execute(ws.as('risk_officer'), setRiskTier, {
    useCase: useCase.ref,
    revision: 1,
    riskTier: 'low',
    reason: 'It advises.',
  })
  const gate = await askAgain(useCase.ref, { to: 'monitoring', skipReason: 'It runs already.' })
  await decideGate(business, gate.approval)
  await execute(expert, passGate, { gate: gate.ref })
  await execute(business, startIteration, { useCase: useCase.ref, stage: 'feature_engineering', reason: 'New.' })
  await expect(
    execute(business, retireUseCase, { useCase: useCase.ref, iteration: 1, reason: 'Over.' }),
  ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('gate') })
  await execute(business, retireUseCase, { useCase: useCase.ref, iteration: 2, reason: 'Not needed.' })
})

test('there is an end to how many iterations are under way', async () => {
  const useCase = await newUseCase('Again and again')
  const start = () =>
    execute(expert, startIteration, { useCase: useCase.ref, stage: 'added_value', reason: 'Once more.' })
  for (let at = 0; at < 19; at++) await start()
  await expect(start()).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('under way') })
  const { value } = await execute(business, retireUseCase, { useCase: useCase.ref, reason: 'Not worth it.' })
  expect(value.iterations).toHaveLength(20)
})
