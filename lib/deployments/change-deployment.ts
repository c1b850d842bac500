import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { conflict, invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { isoInstant } from '@/lib/platform/times'
import { lockDeployment } from './find-deployment'
import { changeDeploymentInput } from './input'
import { trafficProblem } from './rules'

const { deployments } = schema

export const changeDeployment = defineCommand({
  name: 'deployment.change',
  summary: 'Report that a deployment ended or gets another share of the traffic',
  description:
    'Called by CI as a rollout goes on. What was reported before stays in the audit log. A deployment that ended does not run again: report a new one. A revision is only compared when one is sent.',
  permission: 'deployment.report',
  input: changeDeploymentInput,
  rest: {
    method: 'PATCH',
    path: '/deployments/{deployment}',
    repeatable: true,
    example: { traffic: 50 },
  },
  find: (tx, input) => lockDeployment(tx, input.deployment),
  async run(tx, { revision, traffic, endedAt }, { deployment, useCaseId, label }) {
    const started = isoInstant(deployment.startedAt)
    const ended = deployment.endedAt && isoInstant(deployment.endedAt)
    if (revision !== undefined)
      assertRevision(revision, deployment.revision, { traffic: deployment.traffic, endedAt: ended })
    if (traffic === undefined && endedAt === undefined)
      throw invalid('Say what changed.', { traffic: 'A share of the traffic, or the time it ended.' })
    const next = { traffic: traffic ?? deployment.traffic, endedAt: endedAt ?? ended }
    const isSameEnd =
      next.endedAt === ended || (ended && next.endedAt && Date.parse(next.endedAt) === Date.parse(ended))
    const answer = (row: typeof deployment) => ({
      id: row.id,
      ref: row.ref,
      revision: row.revision,
      traffic: row.traffic,
      endedAt: row.endedAt && isoInstant(row.endedAt),
    })
    if (next.traffic === deployment.traffic && isSameEnd) return answer(deployment)
    if (ended)
      throw conflict(`${deployment.ref} ended on ${ended.slice(0, 10)} and stays as it was. Report a new deployment.`, {
        endedAt: ended,
      })
    const wrong = trafficProblem(deployment.strategy, next.traffic)
    if (wrong) throw invalid('One field needs another look.', { traffic: wrong })
    if (next.endedAt && Date.parse(next.endedAt) < Date.parse(started))
      throw invalid('One field needs another look.', { endedAt: `It began on ${started}.` })
    if (next.endedAt && Date.parse(next.endedAt) > Date.parse(tx.at) + 300_000)
      throw invalid('One field needs another look.', { endedAt: 'This is yet to come. Report it once it is so.' })
    const [row] = await tx.db
      .update(deployments)
      .set({ ...next, revision: deployment.revision + 1 })
      .where(eq(deployments.id, deployment.id))
      .returning()
    await recordEvent(tx, {
      action: next.endedAt ? 'deployment.ended' : 'deployment.traffic_changed',
      subject: { kind: 'deployment', id: row!.id, revision: row!.revision },
      useCaseId,
      changes: [change(deployments, row!)],
      details: {
        ref: row!.ref,
        version: label,
        environment: row!.environment,
        was: deployment.traffic,
        traffic: row!.traffic,
        endedAt: next.endedAt,
      },
    })
    return answer(row!)
  },
})
