import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { isId, normalRef } from '@/lib/platform/refs'

const { deployments, modelVersions, registeredModels } = schema

export type DeploymentRow = typeof deployments.$inferSelect

export interface DeploymentTarget extends Target {
  deployment: DeploymentRow
  /** `MDL-7 v3` */
  label: string
}

/** By id or reference. @throws not_found */
export async function findDeployment(tx: Tx, reference: string, lock = false): Promise<DeploymentRow> {
  const select = tx.db
    .select()
    .from(deployments)
    .where(isId(reference) ? eq(deployments.id, reference) : eq(deployments.ref, normalRef(reference)))
  const [row] = lock ? await select.for('update') : await select
  if (!row) throw notFound('deployment')
  return row
}

export async function lockDeployment(tx: Tx, reference: string): Promise<DeploymentTarget> {
  const deployment = await findDeployment(tx, reference, true)
  const [found] = await tx.db
    .select({ ref: registeredModels.ref, useCaseId: registeredModels.useCaseId, version: modelVersions.version })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(eq(modelVersions.id, deployment.modelVersionId))
  const { ref, useCaseId, version } = found!
  return {
    kind: 'deployment',
    id: deployment.id,
    useCaseId,
    ref: deployment.ref,
    deployment,
    label: `${ref} v${version}`,
  }
}
