// The card of a model version: a document of its own template, one a version.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import type { DocumentRow } from '@/lib/documents/find-document'
import { newId, type Tx } from '@/lib/platform/context'
import { notFound } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { installBuiltIns, readTemplate } from '@/lib/templates/store'
import type { Template } from '@/lib/templates/vocabulary'
import { CARD_TEMPLATE } from './vocabulary'

const { documents, modelVersions, registeredModels } = schema

/** @throws not_found */
export async function findCard(tx: Tx, versionId: string): Promise<DocumentRow> {
  const [row] = await tx.db.select().from(documents).where(eq(documents.modelVersionId, versionId))
  if (!row) throw notFound('model card')
  return row
}

export interface CreatedCard {
  card: DocumentRow
  template: Template
  changes: Change[]
}

/** An empty card by the newest version of its template. The caller records the event. */
export async function createCard(
  tx: Tx,
  model: Pick<typeof registeredModels.$inferSelect, 'name' | 'useCaseId'>,
  version: Pick<typeof modelVersions.$inferSelect, 'id' | 'version'>,
): Promise<CreatedCard> {
  // Its counter is a lock, so that of two first cards only one brings the template.
  const ref = await nextRef(tx, 'CARD')
  const installed = await installBuiltIns(tx, CARD_TEMPLATE)
  const template = await readTemplate(tx, CARD_TEMPLATE)
  const [card] = await tx.db
    .insert(documents)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref,
      useCaseId: model.useCaseId,
      modelVersionId: version.id,
      template: template.key,
      templateVersion: template.version,
      title: `${model.name} v${version.version}`,
      revision: 0,
    })
    .returning()
  return { card: card!, template, changes: [...installed, change(documents, card!)] }
}

/** The version that a document is the card of; null for a document that is none. */
export async function versionOfCard(tx: Tx, document: Pick<DocumentRow, 'modelVersionId'>) {
  if (!document.modelVersionId) return null
  const [row] = await tx.db
    .select({ model: registeredModels, version: modelVersions })
    .from(modelVersions)
    .innerJoin(registeredModels, eq(registeredModels.id, modelVersions.modelId))
    .where(eq(modelVersions.id, document.modelVersionId))
  return row ? { ...row, ref: `${row.model.ref} v${row.version.version}` } : null
}
