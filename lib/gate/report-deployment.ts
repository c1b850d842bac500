// What was deployed, as a fact: also where the gate refuses it. Lies here for it asks the gate and keeps its answer.
import { and, asc, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { schema } from '@/db/client'
import { change } from '@/lib/audit/record-event'
import { recordEvents } from '@/lib/audit/record-events'
import type { DeploymentRow } from '@/lib/deployments/find-deployment'
import { reportDeploymentInput } from '@/lib/deployments/input'
import { keepChange } from '@/lib/deployments/keep-change'
import { standingOfDeployment, takesPlaceOf, trafficProblem, usualTraffic } from '@/lib/deployments/rules'
import { findModelVersion, type ModelRow, type VersionRow } from '@/lib/models/find-model'
import { defineCommand, type Target } from '@/lib/platform/command'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { isoInstant } from '@/lib/platform/times'
import { workspaceUrl } from '@/lib/platform/workspace-url'
import { decideGate } from './decide-gate'
import type { GateReason } from './reasons'

const { deployments, modelVersions, outbox, registeredModels } = schema

interface VersionTarget extends Target {
  model: ModelRow
  version: VersionRow
}

type Reported = z.output<typeof reportDeploymentInput>
type Facts = Pick<DeploymentRow, 'strategy' | 'traffic' | 'startedAt' | 'endedAt'>

export const reportDeployment = defineCommand({
  name: 'deployment.report',
  summary: 'Report that a model version was deployed',
  description:
    'Called by CI once it has deployed, after it asked the gate. A deployment is a fact: it is recorded whatever the gate says, and what the gate says is kept with it. A replacing deployment ends the one before it of the same model; a shadow, canary or A/B runs beside. The same report again is the same deployment; one that adds its end or another share of the traffic changes it. A report after the fact rests only on what was approved when the deployment began.',
  permission: 'deployment.report',
  input: reportDeploymentInput,
  rest: {
    method: 'POST',
    path: '/deployments',
    status: 201,
    repeatable: true,
    example: {
      model: 'MDL-7',
      version: 3,
      environment: 'production',
      strategy: 'canary',
      traffic: 10,
      image: `sha256:${'9c'.repeat(32)}`,
      startedAt: '2026-10-31T06:30:00Z',
      endpoint: 'https://scores.halden.example/churn',
    },
  },
  async find(tx, input): Promise<VersionTarget> {
    const { model, version } = await findModelVersion(tx, input.model, input.version)
    // One report of a model at a time: a deployment may end others of it.
    await tx.db.select().from(registeredModels).where(eq(registeredModels.id, model.id)).for('update')
    const ref = `${model.ref} v${version.version}`
    return { kind: 'model_version', id: version.id, useCaseId: model.useCaseId, ref, model, version }
  },
  async run(tx, input, { model, version }) {
    const label = `${model.ref} v${version.version}`
    const facts = factsOf(tx, input)
    const others = await deploymentsOf(tx, model, input.environment)
    const later = others.find((other) => other.startedAt > facts.startedAt && takesPlaceOf(other, facts))
    const end = earlierOf(facts.endedAt, later?.startedAt ?? null)
    const known = others.find((other) => isSame(other, input, facts, version))
    if (known) {
      const row = await keepAgain(
        tx,
        known,
        { ...input, endedAt: input.endedAt && (end ?? undefined) },
        { useCaseId: model.useCaseId, label },
      )
      return { ...answerOf(row, label), reasons: [], ended: [], isNew: false }
    }
    assertMade(version, facts)
    const { model: _, version: __, ...asked } = input
    const approvedBy = movedBy(facts.startedAt, CLOCKS_DIFFER_MS)
    const question = { ...asked, model: model.id, version: version.version, approvedBy }
    const { answer } = await decideGate(tx, question, await workspaceUrl(tx))
    const gate = {
      allowed: answer.allowed,
      reasons: answer.reasons.map(({ code }) => code),
      approvals: answer.approvals.map(({ ref }) => ref),
    }
    const [row] = await tx.db
      .insert(deployments)
      .values({
        ...facts,
        endedAt: end,
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        ref: await nextRef(tx, 'DEP'),
        modelVersionId: version.id,
        environment: input.environment,
        imageDigest: input.image ?? null,
        artifactDigest: input.artifact ?? null,
        endpoint: input.endpoint || null,
        gate,
        recordedFrom: tx.ctx.actor.via === 'api' ? 'ci' : 'person',
        reportedBy: tx.ctx.actor.id,
      })
      .returning()
    const ended = await endEarlier(tx, row!, others)
    const standing = standingOfDeployment(input.environment, gate)
    const entryId = await recordEvents(tx, {
      action: 'deployment.reported',
      subject: { kind: 'deployment', id: row!.id, revision: 1 },
      useCaseId: model.useCaseId,
      changes: [row!, ...ended].map((one) => change(deployments, one)),
      details: {
        ref: row!.ref,
        version: label,
        environment: row!.environment,
        strategy: row!.strategy,
        traffic: row!.traffic,
        startedAt: isoInstant(row!.startedAt),
        standing,
        reasons: gate.reasons,
        approvals: gate.approvals,
        ended: ended.slice(0, 100).map(({ ref }) => ref),
      },
    })
    if (standing === 'unapproved')
      await tx.db.insert(outbox).values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        task: 'mail_unapproved_deployment',
        payload: { deploymentId: row!.id, entryId },
      })
    return {
      ...answerOf(row!, label),
      reasons: answer.reasons as GateReason[],
      ended: ended.map(({ ref }) => ref),
      isNew: true,
    }
  },
})

/** The clocks of CI and of the portal: what is less apart than this was at the same time. */
const CLOCKS_DIFFER_MS = 600_000

const movedBy = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString()
const earlierOf = (one: string | null, other: string | null) =>
  one && other ? (one < other ? one : other) : (one ?? other)

/** @throws invalid for a deployment that began before its version was on record */
function assertMade(version: VersionRow, { startedAt }: Facts): void {
  const made = isoInstant(version.createdAt)
  if (startedAt < isoInstant(movedBy(made, -CLOCKS_DIFFER_MS)))
    throw invalid('One field needs another look.', {
      startedAt: `This version is on record since ${made.slice(0, 16).replace('T', ' ')} UTC only: it cannot run before that.`,
    })
}

/** @throws invalid where times or traffic make no sense */
function factsOf(tx: Tx, { strategy, traffic, startedAt, endedAt }: Reported): Facts {
  const share = traffic ?? usualTraffic(strategy)
  const wrong = trafficProblem(strategy, share)
  if (wrong) throw invalid('One field needs another look.', { traffic: wrong })
  const started = startedAt ? isoInstant(startedAt) : tx.at
  const soon = new Date(Date.parse(tx.at) + 300_000).toISOString()
  if (started > soon)
    throw invalid('One field needs another look.', { startedAt: 'This is yet to come. Report it once it is so.' })
  if (endedAt && isoInstant(endedAt) < started)
    throw invalid('One field needs another look.', { endedAt: 'It ends before it began.' })
  if (endedAt && endedAt > soon)
    throw invalid('One field needs another look.', { endedAt: 'This is yet to come. Report it once it is so.' })
  return { strategy, traffic: share!, startedAt: started, endedAt: endedAt ? isoInstant(endedAt) : null }
}

/** Of the same model in the same environment, oldest first. */
async function deploymentsOf(tx: Tx, model: ModelRow, environment: DeploymentRow['environment']) {
  const rows = await tx.db
    .select({ deployment: deployments })
    .from(deployments)
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
    .where(and(eq(modelVersions.modelId, model.id), eq(deployments.environment, environment)))
    .orderBy(asc(deployments.startedAt), asc(deployments.id))
    // A change of one of them may be on its way.
    .for('update', { of: deployments })
  return rows.map(({ deployment }) => ({
    ...deployment,
    startedAt: isoInstant(deployment.startedAt),
    endedAt: deployment.endedAt && isoInstant(deployment.endedAt),
  }))
}

/** The same report: of the same beginning; where none is said, of what runs there unchanged. */
function isSame(other: DeploymentRow, input: Reported, facts: Facts, version: VersionRow): boolean {
  const isAlike =
    other.modelVersionId === version.id &&
    other.strategy === facts.strategy &&
    other.imageDigest === (input.image ?? null) &&
    other.artifactDigest === (input.artifact ?? null)
  if (!isAlike) return false
  if (input.startedAt) return other.startedAt === facts.startedAt
  return other.endedAt === null && other.traffic === facts.traffic && other.endpoint === (input.endpoint || null)
}

/** What a report says of a deployment that is known: an end and another share are kept. @throws conflict where it contradicts what stands */
async function keepAgain(
  tx: Tx,
  known: DeploymentRow,
  { traffic, endedAt, endpoint }: Reported,
  about: { useCaseId: string; label: string },
): Promise<DeploymentRow> {
  if (endpoint && endpoint !== known.endpoint)
    throw conflict(`${known.ref} began at this moment already, and answers elsewhere. What was reported stays.`, {
      endpoint: known.endpoint,
    })
  return keepChange(tx, known, { traffic, endedAt }, about)
}

/** Ends what the new one takes the place of, at its beginning: also what is known to have ended later. */
async function endEarlier(tx: Tx, next: DeploymentRow, others: readonly DeploymentRow[]): Promise<DeploymentRow[]> {
  const start = isoInstant(next.startedAt)
  const replaced = others.filter(
    (other) =>
      (other.endedAt === null || other.endedAt > start) && other.startedAt <= start && takesPlaceOf(next, other),
  )
  const ended: DeploymentRow[] = []
  for (const { id, revision } of replaced) {
    const [row] = await tx.db
      .update(deployments)
      .set({ endedAt: start, revision: revision + 1 })
      .where(eq(deployments.id, id))
      .returning()
    ended.push(row!)
  }
  return ended
}

function answerOf(row: DeploymentRow, version: string) {
  return {
    id: row.id,
    ref: row.ref,
    revision: row.revision,
    version,
    environment: row.environment,
    strategy: row.strategy,
    traffic: row.traffic,
    startedAt: isoInstant(row.startedAt),
    endedAt: row.endedAt && isoInstant(row.endedAt),
    gate: row.gate,
    standing: standingOfDeployment(row.environment, row.gate),
  }
}
