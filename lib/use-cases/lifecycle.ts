// A use case's way through the stages: what was walked, where it stands, what is missing for the next gate and who owes it.
import { asc, desc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { standingStatus } from '@/lib/approvals/standing-status'
import { readAuthors } from '@/lib/documents/authors'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { type IterationRow, listIterations } from './find-iteration'
import { findUseCase, type UseCaseRow } from './find-use-case'
import {
  appliesTo,
  designTemplates,
  type Involved,
  readGateNeeds,
  readInvolved,
  readStandingDocuments,
  type StandingDocument,
} from './gate-needs'
import { concerns } from './gate-subject'
import { accountableRole, laterStages } from './rules'
import { daysBetween, stepsOf } from './steps'
import type { CurrentStage, IterationView, LifecycleView, LiveGate, StageMove, StartableTemplate } from './views'
import { defaultInvolvement, stages } from './vocabulary'

const { approvalRequests, stageGates, stageMoves } = schema

export const getLifecycle = defineQuery({
  name: 'use-case.lifecycle',
  summary: 'Read where a use case stands, what is missing for its next gate and who owes it',
  permission: 'use-case.read',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    iteration: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  rest: { method: 'GET', path: '/use-cases/{useCase}/lifecycle' },
  async run(tx, input): Promise<LifecycleView> {
    const useCase = await findUseCase(tx, input.useCase)
    const people = await readInvolved(tx, useCase.id)
    const standing = await readStandingDocuments(tx, useCase)
    const walked = await listIterations(tx, useCase.id)
    const moves = await readMoves(tx, walked)
    const live = walked.filter(({ stage }) => stage !== 'retired')
    const chosen = input.iteration === undefined ? live.at(-1) : live.find(({ number }) => number === input.iteration)
    return {
      useCase: {
        id: useCase.id,
        ref: useCase.ref,
        name: useCase.name,
        revision: useCase.revision,
        riskTier: useCase.riskTier,
        retired: useCase.retiredAt
          ? {
              at: isoInstant(useCase.retiredAt),
              reason: useCase.retiredReason ?? '',
              replacement: useCase.replacement,
              recordsKept: useCase.recordsKept,
            }
          : null,
      },
      involvement: useCase.involvement ?? defaultInvolvement,
      isDefaultInvolvement: useCase.involvement === null,
      people,
      iterations: walked.map((iteration) => viewOf(iteration, moves.get(iteration.id) ?? [], tx.at)),
      current: chosen && !useCase.retiredAt ? await currentOf(tx, useCase, chosen, standing, people) : null,
      documents: standing.map(({ progress }) => progress),
      startable: await startableOf(tx, useCase, standing),
    }
  },
})

function viewOf(iteration: IterationRow, known: StageMove[], now: string): IterationView {
  const since = isoInstant(iteration.stageSince)
  // What was begun before steps were kept has at least its present stay.
  const moves: StageMove[] =
    known.length > 0
      ? known
      : [
          {
            kind: 'start',
            from: null,
            to: iteration.stage,
            reason: '',
            skipped: [],
            byName: '',
            at: since,
            gateRef: null,
            approvalRef: null,
          },
        ]
  return {
    number: iteration.number,
    stage: iteration.stage,
    stageSince: since,
    days: daysBetween(since, now),
    isRetired: iteration.stage === 'retired',
    startedAt: isoInstant(iteration.startedAt),
    reason: iteration.reason,
    revision: iteration.revision,
    steps: stepsOf(moves, now),
    moves,
  }
}

async function readMoves(tx: Tx, walked: IterationRow[]): Promise<Map<string, StageMove[]>> {
  const rows = await tx.db
    .select({
      iterationId: stageMoves.iterationId,
      kind: stageMoves.kind,
      from: stageMoves.fromStage,
      to: stageMoves.toStage,
      reason: stageMoves.reason,
      skipped: stageMoves.skipped,
      byName: workspacePeople.name,
      at: stageMoves.movedAt,
      gateId: stageMoves.gateId,
      gateRef: stageGates.ref,
    })
    .from(stageMoves)
    .leftJoin(stageGates, eq(stageGates.id, stageMoves.gateId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, stageMoves.movedBy))
    .where(
      inArray(
        stageMoves.iterationId,
        walked.map(({ id }) => id),
      ),
    )
    .orderBy(asc(stageMoves.id))
  const gates = rows.flatMap(({ gateId }) => (gateId ? [gateId] : []))
  const requests = gates.length
    ? await tx.db
        .select({ ref: approvalRequests.ref, subjectId: approvalRequests.subjectId })
        .from(approvalRequests)
        .where(inArray(approvalRequests.subjectId, gates))
        .orderBy(asc(approvalRequests.id))
    : []
  const approvalOf = new Map(requests.map(({ ref, subjectId }) => [subjectId, ref]))
  const moves = new Map<string, StageMove[]>()
  for (const { iterationId, gateId, byName, at, ...move } of rows) {
    const step: StageMove = {
      ...move,
      byName: byName ?? 'a former member',
      at: isoInstant(at),
      approvalRef: gateId ? (approvalOf.get(gateId) ?? null) : null,
    }
    moves.set(iterationId, [...(moves.get(iterationId) ?? []), step])
  }
  return moves
}

async function currentOf(
  tx: Tx,
  useCase: UseCaseRow,
  iteration: IterationRow,
  standing: StandingDocument[],
  people: Involved[],
): Promise<CurrentStage> {
  const { stage } = iteration
  const later = laterStages(stage)
  const role = accountableRole(useCase.involvement, stage)
  const { missing, total } = await readGateNeeds(tx, { useCase, stage, to: later[0] ?? null, standing, people })
  const authors = await readAuthors(
    tx,
    standing.filter(({ template }) => concerns(template, stage)).map(({ document }) => document.id),
  )
  return {
    iteration: iteration.number,
    stage,
    nextStage: later[0] ?? null,
    canSkipTo: later.slice(1),
    accountable: {
      role,
      people: people
        .filter((person) => person.role === role)
        .map(({ id, name }) => ({ id, name, hasWritten: authors.includes(id) })),
    },
    missing,
    total,
    done: total - missing.length,
    liveGate: await readLiveGate(tx, iteration),
  }
}

async function readLiveGate(tx: Tx, iteration: IterationRow): Promise<LiveGate | null> {
  const [row] = await tx.db
    .select({
      gate: stageGates,
      approvalRef: approvalRequests.ref,
      status: standingStatus,
      askedBy: workspacePeople.name,
    })
    .from(stageGates)
    .innerJoin(approvalRequests, eq(approvalRequests.subjectId, stageGates.id))
    .leftJoin(workspacePeople, eq(workspacePeople.id, stageGates.askedBy))
    .where(eq(stageGates.iterationId, iteration.id))
    .orderBy(desc(stageGates.id), desc(approvalRequests.id))
    .limit(1)
  if (!row || row.gate.passedAt || row.gate.askedAt < iteration.stageSince) return null
  return {
    ref: row.gate.ref,
    approvalRef: row.approvalRef,
    status: row.status,
    toStage: row.gate.toStage,
    skipped: row.gate.skipped,
    askedBy: row.askedBy ?? 'a former member',
    askedAt: isoInstant(row.gate.askedAt),
  }
}

async function startableOf(tx: Tx, useCase: UseCaseRow, standing: StandingDocument[]): Promise<StartableTemplate[]> {
  if (useCase.retiredAt) return []
  const templates = await designTemplates(tx)
  return templates
    .filter(({ key, many }) => many || !standing.some(({ template }) => template.key === key))
    .map((template) => ({
      template: template.key,
      name: template.name,
      stage: template.stage,
      purpose: template.purpose,
      isRequired:
        appliesTo(template, useCase.riskTier) && !standing.some(({ template: { key } }) => key === template.key),
      many: template.many ?? false,
    }))
    .sort((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
}
