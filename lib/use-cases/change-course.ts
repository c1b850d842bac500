// Steps that need no gate: back with a reason, another iteration, and the end of what never ran.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { type IterationRow, listIterations, lockIteration } from './find-iteration'
import { lockUseCase } from './find-use-case'
import { moveBackInput, retireInput, startIterationInput } from './gate-input'
import { moveIteration } from './pass-gate'
import { enteredStages } from './request-gate'
import { earlierStages, hasRun } from './rules'
import { type Stage, stageLabels, stages } from './vocabulary'

const { iterations, stageMoves, useCases } = schema

/** Their ends fit into one entry together. */
const MOST_AT_ONCE = 20

export const moveBack = defineCommand({
  name: 'use-case.move-back',
  summary: 'Take a use case back to an earlier stage, with a reason',
  permission: 'use-case.advance',
  input: moveBackInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/back',
    example: {
      to: 'feature_engineering',
      reason: 'Tenure was computed after the end of the contract, so that the model saw what it predicts.',
      revision: 7,
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const iteration = await lockIteration(tx, useCase, input.iteration)
    assertRevision(input.revision, iteration.revision, { stage: iteration.stage })
    if (!earlierStages(iteration.stage).includes(input.to)) {
      throw invalid(`${stageLabels[input.to]} does not lie behind ${stageLabels[iteration.stage]}.`, {
        to: 'Choose an earlier stage. Going forward takes a gate.',
      })
    }
    const changes = await moveIteration(tx, iteration, { to: input.to, kind: 'back', reason: input.reason })
    await recordEvent(tx, {
      action: 'use_case.moved_back',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes,
      details: {
        ref: useCase.ref,
        name: useCase.name,
        iteration: iteration.number,
        from: iteration.stage,
        to: input.to,
        reason: input.reason,
      },
    })
    return { useCase: useCase.ref, iteration: iteration.number, stage: input.to, revision: iteration.revision + 1 }
  },
})

export const startIteration = defineCommand({
  name: 'use-case.start-iteration',
  summary: 'Begin another iteration of a use case',
  description:
    'One iteration may be in design or development while earlier ones are monitored. It begins in a stage of design or development; what the use case decided before stays in its documents.',
  permission: 'use-case.advance',
  input: startIterationInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/iterations',
    status: 201,
    example: { stage: 'feature_engineering', reason: 'Call reasons become available as a feature.' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired.`)
    if (hasRun([input.stage]) || input.stage === 'release_preparation' || input.stage === 'retired') {
      throw invalid('An iteration begins in design or development.', {
        stage: 'Choose a stage of design or development.',
      })
    }
    const before = await listIterations(tx, useCase.id)
    if (before.filter(({ stage }) => stage !== 'retired').length >= MOST_AT_ONCE) {
      throw conflict(`${MOST_AT_ONCE} iterations are under way, which is the most. End one of them first.`)
    }
    await assertReached(tx, before, input.stage)
    const number = before.at(-1)!.number + 1
    const place = { workspaceId: tx.ctx.workspaceId, useCaseId: useCase.id }
    const [iteration] = await tx.db
      .insert(iterations)
      .values({ id: newId(tx), ...place, number, stage: input.stage, reason: input.reason })
      .returning()
    const [move] = await tx.db
      .insert(stageMoves)
      .values({
        id: newId(tx),
        ...place,
        iterationId: iteration!.id,
        kind: 'start',
        toStage: input.stage,
        skipped: [],
        reason: input.reason,
        movedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'use_case.iteration_started',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes: [change(iterations, iteration!), change(stageMoves, move!)],
      details: { ref: useCase.ref, name: useCase.name, iteration: number, stage: input.stage, reason: input.reason },
    })
    return { useCase: useCase.ref, iteration: number, stage: input.stage }
  },
})

/** What no iteration has come to yet is reached through its gates. @throws invalid */
async function assertReached(tx: Tx, walked: IterationRow[], stage: Stage): Promise<void> {
  for (const { id } of walked) {
    const entered = await enteredStages(tx, id)
    if (entered.some((reached) => reached !== 'retired' && stages.indexOf(reached) >= stages.indexOf(stage))) return
  }
  throw invalid(`No iteration has come to ${stageLabels[stage]} yet.`, {
    stage: 'Choose a stage that an iteration has been in, or one before it.',
  })
}

export const retireUseCase = defineCommand({
  name: 'use-case.retire',
  summary: 'Retire a use case that never ran, or one iteration that another replaces',
  description:
    'What has been rolled out is retired through a gate to `retired`, with its Retirement document. One iteration of several ends with a reason alone.',
  permission: 'use-case.retire',
  input: retireInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/retire',
    example: {
      reason: 'The shops moved to another till system, which flags returns itself.',
      replacement: '',
      recordsKept: 'Project archive, ten years.',
    },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired already.`)
    const live = (await listIterations(tx, useCase.id)).filter(({ stage }) => stage !== 'retired')
    const chosen = input.iteration === undefined ? live : live.filter(({ number }) => number === input.iteration)
    if (chosen.length === 0) throw conflict('That iteration is retired already, or there is none of that number.')
    const isWhole = chosen.length === live.length
    const ran: string[] = []
    for (const { id } of live) if (hasRun(await enteredStages(tx, id))) ran.push(id)
    // One that runs may make way for another that does; a new one that has not got so far takes nobody's place.
    const isReplaced = live.some((one) => ran.includes(one.id) && !chosen.includes(one))
    if (chosen.some(({ id }) => ran.includes(id)) && !isReplaced) {
      throw conflict(
        'It has been rolled out, so its retirement is decided at a gate: fill the Retirement document and ask.',
      )
    }
    const changes: Change[] = []
    for (const { number } of chosen) {
      const iteration = await lockIteration(tx, useCase, number)
      changes.push(...(await moveIteration(tx, iteration, { to: 'retired', kind: 'retire', reason: input.reason })))
    }
    if (isWhole) {
      const [row] = await tx.db
        .update(useCases)
        .set({
          retiredAt: tx.at,
          retiredReason: input.reason,
          replacement: input.replacement || null,
          recordsKept: input.recordsKept || null,
          revision: useCase.revision + 1,
        })
        .where(eq(useCases.id, useCase.id))
        .returning()
      changes.push(change(useCases, row!))
    }
    await recordEvent(tx, {
      action: 'use_case.retired',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes,
      details: {
        ref: useCase.ref,
        name: useCase.name,
        iteration: isWhole ? null : chosen[0]!.number,
        reason: input.reason,
        replacement: input.replacement,
      },
    })
    return { useCase: useCase.ref, retired: isWhole, iterations: chosen.map(({ number }) => number) }
  },
})
