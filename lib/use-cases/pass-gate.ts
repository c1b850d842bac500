// Going through a gate that was approved: looks once more whether the approval holds, then moves the iteration.
import { and, desc, eq, ne } from 'drizzle-orm'
import { schema } from '@/db/client'
import { readRequest } from '@/lib/approvals/read-request'
import { recheck } from '@/lib/approvals/recheck'
import { digestsOf } from '@/lib/approvals/subject'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { readPublished } from '@/lib/documents/draft'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { type IterationRow, lockIteration } from './find-iteration'
import { lockUseCase, type UseCaseRow } from './find-use-case'
import { passGateInput } from './gate-input'
import { findGate, type GateFacts, type GateRow, gateSubject, readGate } from './gate-subject'
import { supersedeGates } from './supersede-gates'
import { type Stage, stageLabels } from './vocabulary'

const { approvalRequests, documents, iterations, stageGates, stageMoves, useCases } = schema

export const passGate = defineCommand({
  name: 'use-case.pass-gate',
  summary: 'Pass a gate that was approved',
  description:
    'Moves the iteration to the stage that was asked for. Roles, quorum and digests are looked at once more at this moment; afterwards the approval is a fact that no later edit voids.',
  permission: 'use-case.advance',
  input: passGateInput,
  rest: { method: 'POST', path: '/gates/{gate}/pass', example: {} },
  async find(tx, input): Promise<Target & { useCase: UseCaseRow; gateId: string }> {
    const gate = await findGate(tx, input.gate)
    const { useCase } = await lockUseCase(tx, gate.useCaseId)
    return { kind: 'stage_gate', id: gate.id, useCaseId: useCase.id, ref: gate.ref, useCase, gateId: gate.id }
  },
  async run(tx, _input, { useCase, gateId }) {
    const facts = await readGate(tx, gateId, 'update')
    const { gate } = facts
    if (gate.passedAt) throw conflict(`${gate.ref} was passed already.`)
    const [held] = await tx.db.select().from(iterations).where(eq(iterations.id, gate.iterationId))
    const iteration = await lockIteration(tx, useCase, held!.number)
    if (iteration.stage !== gate.fromStage) {
      throw conflict(
        `${useCase.ref} is in ${stageLabels[iteration.stage]} by now; this gate led out of ${stageLabels[gate.fromStage]}.`,
      )
    }
    const request = await assertApproved(tx, facts)
    const [passed] = await tx.db
      .update(stageGates)
      .set({ passedAt: tx.at, passedBy: personOf(tx), revision: gate.revision + 1 })
      .where(eq(stageGates.id, gate.id))
      .returning()
    const [executed] = await tx.db
      .update(approvalRequests)
      .set({ executedAt: tx.at, revision: request.revision + 1 })
      .where(eq(approvalRequests.id, request.id))
      .returning()
    const changes = [change(stageGates, passed!), change(approvalRequests, executed!)]
    changes.push(
      ...(await moveIteration(tx, iteration, { to: gate.toStage, kind: kindOf(gate), reason: gate.skipReason, gate })),
    )
    if (gate.toStage === 'retired') changes.push(...(await retireIfLast(tx, useCase, iteration, gate.skipReason)))
    await recordEvent(tx, {
      action: 'use_case.gate_passed',
      subject: { kind: 'use_case', id: useCase.id, revision: useCase.revision },
      useCaseId: useCase.id,
      changes,
      details: {
        ref: useCase.ref,
        name: useCase.name,
        gate: gate.ref,
        approval: request.ref,
        iteration: iteration.number,
        from: gate.fromStage,
        to: gate.toStage,
        skipped: gate.skipped,
      },
    })
    return { useCase: useCase.ref, iteration: iteration.number, stage: gate.toStage, gate: gate.ref }
  },
})

const kindOf = ({ toStage }: GateRow) => (toStage === 'retired' ? ('retire' as const) : ('forward' as const))

/** The approval that lets this gate be passed, its row locked. @throws conflict saying what it lacks */
async function assertApproved(tx: Tx, facts: GateFacts & { gate: GateRow }) {
  const { gate } = facts
  const [newest] = await tx.db
    .select({ id: approvalRequests.id })
    .from(approvalRequests)
    .where(eq(approvalRequests.subjectId, gate.id))
    .orderBy(desc(approvalRequests.id))
    .limit(1)
  if (!newest) throw conflict(`Nobody was asked about ${gate.ref}.`)
  const state = await readRequest(tx, newest.id, { lock: true })
  const { request } = state
  if (state.standing.status !== 'approved') {
    throw conflict(`${request.ref} is not approved, so ${gate.ref} cannot be passed.`, {
      status: state.standing.status,
    })
  }
  const subject = gateSubject(facts)
  const { materialDigest } = digestsOf(subject.snapshot, request.materialFields)
  if (materialDigest !== request.materialDigest) {
    throw conflict(`What ${request.ref} approved has changed since. Ask again.`, { materialDigest })
  }
  const again = await recheck(tx, state, subject.authors)
  if (again.standing.status !== 'approved') {
    throw conflict(
      `${request.ref} no longer rests on people who may decide it: a role was taken from one of them. Ask again.`,
    )
  }
  return request
}

/** Writes the step and the iteration's new stage, and voids what was asked for out of the one it left; returns the rows to account for. */
export async function moveIteration(
  tx: Tx,
  iteration: IterationRow,
  move: { to: Stage; kind: 'forward' | 'back' | 'retire'; reason: string; gate?: GateRow },
): Promise<Change[]> {
  const [row] = await tx.db
    .update(iterations)
    .set({ stage: move.to, stageSince: tx.at, revision: iteration.revision + 1 })
    .where(eq(iterations.id, iteration.id))
    .returning()
  const [step] = await tx.db
    .insert(stageMoves)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      useCaseId: iteration.useCaseId,
      iterationId: iteration.id,
      kind: move.kind,
      fromStage: iteration.stage,
      toStage: move.to,
      skipped: move.gate?.skipped ?? [],
      reason: move.reason,
      gateId: move.gate?.id ?? null,
      movedBy: personOf(tx),
    })
    .returning()
  await supersedeGates(tx, iteration.useCaseId)
  return [change(iterations, row!), change(stageMoves, step!)]
}

/** The use case ends with its last iteration; what replaces it and where records are kept stands in its Retirement document. */
async function retireIfLast(tx: Tx, useCase: UseCaseRow, iteration: IterationRow, reason: string): Promise<Change[]> {
  const others = await tx.db
    .select({ id: iterations.id })
    .from(iterations)
    .where(and(eq(iterations.useCaseId, useCase.id), ne(iterations.id, iteration.id), ne(iterations.stage, 'retired')))
  if (others.length > 0) return []
  const [document] = await tx.db
    .select()
    .from(documents)
    .where(and(eq(documents.useCaseId, useCase.id), eq(documents.template, 'retirement')))
  const answers = document ? ((await readPublished(tx, document))?.answers ?? {}) : {}
  const text = (key: string) => (typeof answers[key] === 'string' ? (answers[key] as string) : null)
  const [row] = await tx.db
    .update(useCases)
    .set({
      retiredAt: tx.at,
      retiredReason: reason,
      replacement: text('replacement'),
      recordsKept: text('records_kept'),
      revision: useCase.revision + 1,
    })
    .where(eq(useCases.id, useCase.id))
    .returning()
  return [change(useCases, row!)]
}
