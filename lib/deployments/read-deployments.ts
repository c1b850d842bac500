import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { standingOfDeployment } from './rules'
import type { DeploymentItem } from './views'

const { deployments, modelVersions, registeredModels, useCases } = schema

export const selectDeployments = (tx: Tx) =>
  tx.db
    .select({
      deployment: deployments,
      model: {
        ref: registeredModels.ref,
        name: registeredModels.name,
        version: modelVersions.version,
        label: modelVersions.label,
      },
      useCase: { ref: useCases.ref, name: useCases.name },
      reportedBy: workspacePeople.name,
    })
    .from(deployments)
    .innerJoin(modelVersions, eq(modelVersions.id, deployments.modelVersionId))
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
    .leftJoin(workspacePeople, eq(workspacePeople.id, deployments.reportedBy))

export type SelectedDeployment = Awaited<ReturnType<typeof selectDeployments>>[number]

export function deploymentItem({ deployment, model, useCase, reportedBy }: SelectedDeployment): DeploymentItem {
  const { id, ref, environment, strategy, traffic, endpoint, gate, recordedFrom, revision } = deployment
  return {
    id,
    ref,
    version: `${model.ref} v${model.version}`,
    model,
    useCase,
    environment,
    strategy,
    traffic,
    endpoint,
    startedAt: isoInstant(deployment.startedAt),
    endedAt: deployment.endedAt && isoInstant(deployment.endedAt),
    gate,
    standing: standingOfDeployment(environment, gate),
    reportedBy,
    recordedAt: isoInstant(deployment.recordedAt),
    recordedFrom,
    revision,
  }
}
