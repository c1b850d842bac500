// A new version of a registered model with its empty card; the model itself when its name is new in the use case.
import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import type { RecordSource } from '@/lib/datasets/vocabulary'
import type { DocumentRow } from '@/lib/documents/find-document'
import { createCard } from '@/lib/model-cards/card-document'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import type { Template } from '@/lib/templates/vocabulary'
import type { ModelRow, VersionRow } from './find-model'

const { modelVersions, registeredModels } = schema

export interface VersionExtra {
  label?: string | null | undefined
  artifactDigest?: string | null | undefined
  imageDigest?: string | null | undefined
  recordedFrom?: RecordSource | undefined
}

export interface RegisteredVersion {
  model: ModelRow
  isNewModel: boolean
  version: VersionRow
  card: DocumentRow
  /** The one that the card is answered by. */
  template: Template
  /** All rows but the version's own, which the caller may still change. */
  changes: Change[]
}

/** The caller holds the use case's row, so that two of one name do not make two models of it. */
export async function registerVersion(
  tx: Tx,
  useCaseId: string,
  name: string,
  extra: VersionExtra,
): Promise<RegisteredVersion> {
  const { model, isNew } = await keepModel(tx, useCaseId, name)
  const { version, card, template, changes } = await addVersion(tx, model, extra)
  return {
    model,
    isNewModel: isNew,
    version,
    card,
    template,
    changes: isNew ? [change(registeredModels, model), ...changes] : changes,
  }
}

/** The model of this name in the use case, made where there is none. */
export async function keepModel(tx: Tx, useCaseId: string, name: string): Promise<{ model: ModelRow; isNew: boolean }> {
  const [known] = await tx.db
    .select()
    .from(registeredModels)
    .where(and(eq(registeredModels.useCaseId, useCaseId), eq(registeredModels.name, name)))
  if (known) return { model: known, isNew: false }
  const [model] = await tx.db
    .insert(registeredModels)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'MDL'),
      useCaseId,
      name,
      createdBy: personOf(tx),
    })
    .returning()
  return { model: model!, isNew: true }
}

/** The next version of a model, with an empty card. */
export async function addVersion(tx: Tx, model: ModelRow, extra: VersionExtra) {
  const [newest] = await tx.db
    .select({ version: modelVersions.version })
    .from(modelVersions)
    .where(eq(modelVersions.modelId, model.id))
    .orderBy(desc(modelVersions.version))
    .limit(1)
  const [version] = await tx.db
    .insert(modelVersions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      modelId: model.id,
      version: (newest?.version ?? 0) + 1,
      label: extra.label ?? null,
      artifactDigest: extra.artifactDigest ?? null,
      imageDigest: extra.imageDigest ?? null,
      recordedFrom: extra.recordedFrom ?? 'person',
      cardRevision: 0,
      createdBy: personOf(tx),
    })
    .returning()
  const { card, template, changes } = await createCard(tx, model, version!)
  return { version: version!, card, template, changes }
}
