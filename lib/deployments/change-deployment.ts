import { defineCommand } from '@/lib/platform/command'
import { invalid } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { isoInstant } from '@/lib/platform/times'
import { lockDeployment } from './find-deployment'
import { changeDeploymentInput } from './input'
import { keepChange } from './keep-change'

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
    const ended = deployment.endedAt && isoInstant(deployment.endedAt)
    if (revision !== undefined)
      assertRevision(revision, deployment.revision, { traffic: deployment.traffic, endedAt: ended })
    if (traffic === undefined && endedAt === undefined)
      throw invalid('Say what changed.', { traffic: 'A share of the traffic, or the time it ended.' })
    const row = await keepChange(tx, deployment, { traffic, endedAt }, { useCaseId, label })
    return {
      id: row.id,
      ref: row.ref,
      revision: row.revision,
      traffic: row.traffic,
      endedAt: row.endedAt && isoInstant(row.endedAt),
    }
  },
})
