// Going forward: asks those who answer for the stage, once everything it demands is there.
import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { readRequest } from '@/lib/approvals/read-request'
import { recheck } from '@/lib/approvals/recheck'
import { findPolicy, openRequest } from '@/lib/approvals/request-approval'
import { deriveStanding, isInGroup, isUndecided } from '@/lib/approvals/rules'
import type { SubjectState } from '@/lib/approvals/subject'
import { NO_ENVIRONMENT } from '@/lib/approvals/vocabulary'
import { change, recordEvent } from '@/lib/audit/record-event'
import { readAuthors } from '@/lib/documents/authors'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, conflict, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { type IterationRow, lockIteration } from './find-iteration'
import { findUseCase, lockUseCase, type UseCaseRow } from './find-use-case'
import { gateTarget, requestGateInput } from './gate-input'
import { type GateNeeds, type Involved, readGateNeeds, readInvolved, readStandingDocuments } from './gate-needs'
import { frozenDocuments, gateSubject, readGate, stageGateSubject, stageOfNeeds } from './gate-subject'
import { hasRun, laterStages, skippedStages } from './rules'
import { supersedeGates } from './supersede-gates'
import type { GatePreview, MissingItem } from './views'
import { type Stage, stageLabels } from './vocabulary'

const { approvalRequests, iterations, stageGates, stageMoves } = schema

export const requestGate = defineCommand({
  name: 'use-case.request-gate',
  summary: 'Ask to let a use case go on to a later stage',
  description:
    'Refused while something that the stage demands is missing; the answer lists it. Freezes the stage’s published documents and asks whoever answers for the stage. To leave stages out, name a later one and the reason; to retire what has run, name `retired`.',
  permission: 'use-case.advance',
  input: requestGateInput,
  rest: {
    method: 'POST',
    path: '/use-cases/{useCase}/gates',
    status: 201,
    example: { note: 'Value and cost are agreed with finance; we would like to start on the requirements.' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    const iteration = await lockIteration(tx, useCase, input.iteration)
    const to = await targetOf(tx, iteration, input.to)
    const skipped = skippedStages(iteration.stage, to)
    assertReason(to, skipped, input.skipReason)
    // Whatever was published at the same moment as an earlier request was made has not met it.
    await supersedeGates(tx, useCase.id)
    await assertNoneLive(tx, iteration)
    const { missing } = await needsOf(tx, useCase, iteration.stage, to)
    if (missing.length > 0) throw incomplete(missing)
    const [gate] = await tx.db
      .insert(stageGates)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'GATE'),
        useCaseId: useCase.id,
        iterationId: iteration.id,
        fromStage: iteration.stage,
        toStage: to,
        skipped,
        skipReason: input.skipReason,
        note: input.note,
        askedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'use_case.gate_requested',
      subject: { kind: 'stage_gate', id: gate!.id, revision: 1 },
      useCaseId: useCase.id,
      changes: [change(stageGates, gate!)],
      details: {
        ref: useCase.ref,
        name: useCase.name,
        gate: gate!.ref,
        from: iteration.stage,
        to,
        skipped,
        reason: input.skipReason,
      },
    })
    const state = gateSubject(await readGate(tx, gate!.id, 'update'))
    const request = await openRequest(tx, stageGateSubject, state, { environment: NO_ENVIRONMENT, note: input.note })
    return { id: gate!.id, ref: gate!.ref, from: iteration.stage, to, skipped, approval: request }
  },
})

/** The stage that is asked for. @throws invalid for one that is not ahead */
async function targetOf(tx: Tx, iteration: Pick<IterationRow, 'id' | 'stage'>, to: Stage | undefined): Promise<Stage> {
  if (to === 'retired') {
    if (hasRun(await enteredStages(tx, iteration.id))) return to
    throw invalid('Nothing of this has run yet, so it is retired without a gate.', {
      to: 'Retire the use case with a reason instead.',
    })
  }
  const later = laterStages(iteration.stage)
  const target = to ?? later[0]
  if (!target) throw invalid('No stage follows this one. Go back with a reason, begin another iteration, or retire it.')
  if (!later.includes(target)) {
    throw invalid(`${stageLabels[target]} does not lie ahead of ${stageLabels[iteration.stage]}.`, {
      to: 'Choose a later stage. Going back needs no gate.',
    })
  }
  return target
}

export async function enteredStages(tx: Tx, iterationId: string): Promise<Stage[]> {
  const moves = await tx.db
    .select({ to: stageMoves.toStage })
    .from(stageMoves)
    .where(eq(stageMoves.iterationId, iterationId))
  const [row] = await tx.db.select({ stage: iterations.stage }).from(iterations).where(eq(iterations.id, iterationId))
  return [...moves.map(({ to }) => to), row!.stage]
}

function assertReason(to: Stage, skipped: Stage[], reason: string): void {
  if (reason !== '' || (skipped.length === 0 && to !== 'retired')) return
  const what =
    to === 'retired'
      ? 'Say why it is retired.'
      : `Say why ${skipped.map((stage) => stageLabels[stage]).join(', ')} may be left out.`
  throw invalid(what, { skipReason: what })
}

/** @throws conflict when a request for a gate of this iteration waits or holds; one whose makers lost their roles holds no longer */
async function assertNoneLive(tx: Tx, iteration: IterationRow): Promise<void> {
  const rows = await tx.db
    .select({ id: approvalRequests.id, ref: approvalRequests.ref, gateId: stageGates.id })
    .from(stageGates)
    .innerJoin(approvalRequests, eq(approvalRequests.subjectId, stageGates.id))
    .where(and(eq(stageGates.iterationId, iteration.id), isNull(stageGates.passedAt)))
    .orderBy(desc(approvalRequests.id))
  for (const { id, ref, gateId } of rows) {
    const state = await readRequest(tx, id, { lock: false })
    const { status } = state.standing
    if (isUndecided(status)) throw conflict(`${ref} asks for a gate of this already.`, { ref })
    if (status !== 'approved') continue
    const again = await recheck(tx, state, (await readGate(tx, gateId, 'none')).authors)
    if (again.standing.status === 'approved') throw conflict(`${ref} is approved: pass that gate.`, { ref })
  }
}

/** The refusal of a gate for which something is missing, with the list. */
export function incomplete(missing: MissingItem[]): AppError {
  const first = missing
    .slice(0, 3)
    .map(({ what }) => what)
    .join(', ')
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : ''
  return conflict(`Something is missing before this gate: ${first}${more}.`, {
    missing: missing.map(({ key, what, why, href }) => ({ key, what, why, href })),
  })
}

async function needsOf(tx: Tx, useCase: UseCaseRow, from: Stage, to: Stage): Promise<GateNeeds> {
  const standing = await readStandingDocuments(tx, useCase)
  const stage = stageOfNeeds({ fromStage: from, toStage: to })
  return readGateNeeds(tx, { useCase, stage, to, standing, people: await readInvolved(tx, useCase.id) })
}

export const previewGateRequest = defineQuery({
  name: 'use-case.preview-gate',
  summary: 'See what asking for a gate would freeze, what is missing and whom it would ask',
  permission: 'use-case.read',
  input: z.strictObject(gateTarget),
  rest: { method: 'GET', path: '/use-cases/{useCase}/gates/preview' },
  async run(tx, input): Promise<GatePreview> {
    const useCase = await findUseCase(tx, input.useCase)
    const iteration = await findIteration(tx, useCase, input.iteration)
    const to = await targetOf(tx, iteration, input.to)
    const stage = stageOfNeeds({ fromStage: iteration.stage, toStage: to })
    const skipped = skippedStages(iteration.stage, to)
    const standing = await readStandingDocuments(tx, useCase)
    const people = await readInvolved(tx, useCase.id)
    const { missing, total } = await readGateNeeds(tx, { useCase, stage, to, standing, people })
    const frozen = await frozenDocuments(tx, useCase.id, stage)
    const state = gateSubject({
      gate: {
        id: iteration.id,
        ref: useCase.ref,
        fromStage: iteration.stage,
        toStage: to,
        skipped,
        skipReason: '',
        revision: 1,
      },
      useCase,
      iteration: iteration.number,
      from: iteration.stage,
      documents: frozen,
      authors: await readAuthors(
        tx,
        frozen.map(({ id }) => id),
      ),
    })
    const policy = await policyOf(tx, state)
    const me = personOf(tx)
    const asked = (group: Parameters<typeof isInGroup>[0]) =>
      people.filter(
        ({ id, role }) => isInGroup(group, { id, roles: [role] }) && id !== me && !state.authors.includes(id),
      )
    return {
      iteration: iteration.number,
      from: iteration.stage,
      to,
      skipped,
      role: state.accountable as GatePreview['role'],
      documents: frozen.map(({ id, ...document }) => ({
        ...document,
        hasChanges: standing.find((one) => one.document.id === id)?.progress.hasChanges ?? false,
      })),
      missing,
      total,
      policy: policy && {
        policy: policy.policyLabel,
        workflow: policy.workflowLabel,
        name: policy.workflowName,
        dueDays: policy.dueDays,
        expiresDays: policy.definition.expiresDays,
      },
      requirements: policy
        ? deriveStanding({
            definition: policy.definition,
            decisions: [],
            isWithdrawn: false,
            isRevoked: false,
            isSuperseded: false,
            expiresAt: null,
            now: tx.at,
          }).requirements.map(({ requirement, stage: part }) => ({
            key: requirement.key,
            label: requirement.label,
            stage: part.label,
            quorum: requirement.quorum,
            asked: [...new Set(asked(requirement.group).map(({ name }) => name))],
            isSigned: requirement.signature === 'required',
          }))
        : [],
      leftOut: leftOutOf(people, state, me),
    }
  },
})

async function findIteration(tx: Tx, useCase: UseCaseRow, number: number | undefined) {
  const rows = await tx.db
    .select()
    .from(iterations)
    .where(eq(iterations.useCaseId, useCase.id))
    .orderBy(desc(iterations.number))
  const row = rows.find((one) => (number === undefined ? one.stage !== 'retired' : one.number === number))
  if (!row) throw conflict(`${useCase.ref} is retired.`)
  return row
}

async function policyOf(tx: Tx, state: SubjectState) {
  try {
    return await findPolicy(tx, 'stage_gate', state, NO_ENVIRONMENT)
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return null
    throw error
  }
}

function leftOutOf(people: Involved[], state: SubjectState, me: string): GatePreview['leftOut'] {
  return people
    .filter(({ role }) => role === state.accountable)
    .flatMap(({ id, name }): GatePreview['leftOut'] => {
      if (state.authors.includes(id)) return [{ name, because: 'wrote' }]
      return id === me ? [{ name, because: 'asks' }] : []
    })
}
