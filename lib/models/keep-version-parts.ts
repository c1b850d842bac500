// What a model version was made of: run, code, data, features, configuration, artefacts. An approval is of exactly that.
import { and, asc, eq, isNotNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, change } from '@/lib/audit/record-event'
import { recordEvents } from '@/lib/audit/record-events'
import type { DatasetUse } from '@/lib/datasets/vocabulary'
import { modelVersionSubject } from '@/lib/model-cards/subject'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import type { VersionRow } from './find-model'

const { approvalRequests, modelVersionDatasets, modelVersionFeatures, modelVersions, registeredModels } = schema

export interface VersionParts {
  runId?: string | undefined
  codeCommit?: string | undefined
  codeRepository?: string | undefined
  configuration?: Record<string, string> | undefined
  /** Added to what is there. */
  datasetVersionIds?: ReadonlyArray<{ id: string; use: DatasetUse }> | undefined
  /** Added to what is there. */
  featureIds?: readonly string[] | undefined
  artifactDigest?: string | undefined
  imageDigest?: string | undefined
}

export interface KeptParts {
  version: VersionRow
  isChanged: boolean
  /** References of the approvals that it voided. */
  voided: string[]
}

const columns = [
  'runId',
  'codeCommit',
  'codeRepository',
  'configuration',
  'artifactDigest',
  'imageDigest',
] as const satisfies ReadonlyArray<keyof VersionRow & keyof VersionParts>

/**
 * Records parts of a version whose row the caller has locked; what is not given stays, and what is known changes nothing.
 * @throws conflict once the version was approved
 */
export async function keepVersionParts(tx: Tx, version: VersionRow, parts: VersionParts): Promise<KeptParts> {
  const changed = columns.filter(
    (name) => parts[name] !== undefined && canonicalJson(parts[name]) !== canonicalJson(version[name]),
  )
  const newDatasets = await unknownDatasets(tx, version, parts)
  const newFeatures = await unknownFeatures(tx, version, parts)
  if (changed.length + newDatasets.length + newFeatures.length === 0) return { version, isChanged: false, voided: [] }
  await assertNeverApproved(tx, version)
  const { id: person } = tx.ctx.actor
  const [row] = await tx.db
    .update(modelVersions)
    .set({
      ...Object.fromEntries(changed.map((name) => [name, parts[name]])),
      pinnedBy: person ? [...new Set([...version.pinnedBy, person])] : version.pinnedBy,
      revision: version.revision + 1,
    })
    .where(eq(modelVersions.id, version.id))
    .returning()
  const changes: Change[] = [change(modelVersions, row!)]
  const place = () => ({ id: newId(tx), workspaceId: tx.ctx.workspaceId, modelVersionId: version.id })
  if (newDatasets.length > 0) {
    const values = newDatasets.map(({ id, use }) => ({ ...place(), datasetVersionId: id, use }))
    const rows = await tx.db.insert(modelVersionDatasets).values(values).returning()
    changes.push(...rows.map((dataset) => change(modelVersionDatasets, dataset)))
  }
  if (newFeatures.length > 0) {
    const values = newFeatures.map((featureId) => ({ ...place(), featureId }))
    const rows = await tx.db.insert(modelVersionFeatures).values(values).returning()
    changes.push(...rows.map((feature) => change(modelVersionFeatures, feature)))
  }
  const [model] = await tx.db.select().from(registeredModels).where(eq(registeredModels.id, version.modelId))
  await recordEvents(tx, {
    action: 'model_version.parts_recorded',
    subject: { kind: 'model_version', id: version.id, revision: row!.revision },
    useCaseId: model!.useCaseId,
    changes,
    details: {
      ref: `${model!.ref} v${version.version}`,
      changed,
      datasets: newDatasets.length,
      features: newFeatures.length,
    },
  })
  const voided = await supersedeApprovals(tx, await modelVersionSubject.read(tx, version.id, 'none'))
  return { version: row!, isChanged: true, voided }
}

/** @throws conflict for a version that was ever approved, also where that approval stands no more: the database refuses it too */
export async function assertNeverApproved(tx: Tx, version: Pick<VersionRow, 'id'>): Promise<void> {
  const [approved] = await tx.db
    .select({ ref: approvalRequests.ref })
    .from(approvalRequests)
    .where(
      and(
        eq(approvalRequests.subjectId, version.id),
        eq(approvalRequests.subjectKind, 'model_version'),
        isNotNull(approvalRequests.approvedAt),
      ),
    )
    .orderBy(asc(approvalRequests.id))
    .limit(1)
  if (approved)
    throw conflict(
      `${approved.ref} has approved this version, so what it was made of no longer changes. Register a new version.`,
    )
}

async function unknownDatasets(tx: Tx, version: VersionRow, { datasetVersionIds = [] }: VersionParts) {
  if (datasetVersionIds.length === 0) return []
  const rows = await tx.db
    .select({ id: modelVersionDatasets.datasetVersionId, use: modelVersionDatasets.use })
    .from(modelVersionDatasets)
    .where(eq(modelVersionDatasets.modelVersionId, version.id))
  const known = new Set(rows.map(({ id, use }) => `${id} ${use}`))
  return datasetVersionIds.filter(({ id, use }) => !known.has(`${id} ${use}`) && known.add(`${id} ${use}`))
}

async function unknownFeatures(tx: Tx, version: VersionRow, { featureIds = [] }: VersionParts) {
  if (featureIds.length === 0) return []
  const rows = await tx.db
    .select({ id: modelVersionFeatures.featureId })
    .from(modelVersionFeatures)
    .where(eq(modelVersionFeatures.modelVersionId, version.id))
  const known = new Set(rows.map(({ id }) => id))
  return [...new Set(featureIds)].filter((id) => !known.has(id))
}
