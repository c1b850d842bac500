// A new version of a registered model with its card; the model itself when its name is new in the use case.
import { and, desc, eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import type { ImportProblem, ModelCardContent } from '@/lib/model-cards/vocabulary'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'

const { modelCardRevisions, modelCards, modelVersions, registeredModels } = schema

export interface CardSource {
  content: ModelCardContent
  text: string
  format: string
  digest: string
  problems: ImportProblem[]
}

export interface RegisteredVersion {
  model: typeof registeredModels.$inferSelect
  version: typeof modelVersions.$inferSelect
  card: typeof modelCards.$inferSelect
  changes: Change[]
}

/** The caller holds the use case's row, so that two imports of one name do not make two models of it. */
export async function registerVersion(
  tx: Tx,
  useCaseId: string,
  name: string,
  source: CardSource,
  extra: { label?: string | undefined; artifactDigest?: string | undefined; imageDigest?: string | undefined },
): Promise<RegisteredVersion> {
  const person = personOf(tx)
  const place = { workspaceId: tx.ctx.workspaceId }
  const changes: Change[] = []
  let [model] = await tx.db
    .select()
    .from(registeredModels)
    .where(and(eq(registeredModels.useCaseId, useCaseId), eq(registeredModels.name, name)))
  if (!model) {
    ;[model] = await tx.db
      .insert(registeredModels)
      .values({ id: newId(tx), ...place, ref: await nextRef(tx, 'MDL'), useCaseId, name, createdBy: person })
      .returning()
    changes.push(change(registeredModels, model!))
  }
  const [newest] = await tx.db
    .select({ version: modelVersions.version })
    .from(modelVersions)
    .where(eq(modelVersions.modelId, model!.id))
    .orderBy(desc(modelVersions.version))
    .limit(1)
  const [version] = await tx.db
    .insert(modelVersions)
    .values({
      id: newId(tx),
      ...place,
      modelId: model!.id,
      version: (newest?.version ?? 0) + 1,
      label: extra.label ?? null,
      artifactDigest: extra.artifactDigest ?? null,
      imageDigest: extra.imageDigest ?? null,
      cardRevision: 1,
      createdBy: person,
    })
    .returning()
  const [card] = await tx.db
    .insert(modelCards)
    .values({ id: newId(tx), ...place, ref: await nextRef(tx, 'CARD'), modelVersionId: version!.id })
    .returning()
  const revision = await insertCardRevision(tx, card!.id, 1, source)
  changes.push(change(modelVersions, version!), change(modelCards, card!), change(modelCardRevisions, revision))
  return { model: model!, version: version!, card: card!, changes }
}

export async function insertCardRevision(
  tx: Tx,
  cardId: string,
  revision: number,
  source: CardSource,
  writers: readonly string[] = [],
) {
  const [row] = await tx.db
    .insert(modelCardRevisions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      modelCardId: cardId,
      revision,
      content: source.content,
      source: source.text,
      sourceFormat: source.format,
      sourceDigest: source.digest,
      problems: source.problems,
      publishedBy: personOf(tx),
      writers: [...new Set([...writers, personOf(tx)])],
    })
    .returning()
  return row!
}
