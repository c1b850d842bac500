// Cuts an immutable revision of a document; every edit that people see goes through here.
import { schema } from '@/db/client'
import { digestsOf } from '@/lib/approvals/subject'
import { type Change, change } from '@/lib/audit/record-event'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { nextRef } from '@/lib/platform/refs'
import { fieldsOf, type Template } from '@/lib/templates/definition'
import type { Answers } from '@/lib/templates/vocabulary'

const { documents, documentRevisions } = schema

/** Starts a document of a use case with its first revision; returns its reference and the rows to account for. */
export async function createDocument(
  tx: Tx,
  useCaseId: string,
  template: Template,
  answers: Answers,
): Promise<{ ref: string; changes: Change[] }> {
  const [document] = await tx.db
    .insert(documents)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'DOC'),
      useCaseId,
      template: template.key,
      templateVersion: template.version,
    })
    .returning()
  const { contentDigest, materialDigest } = digestsOf(
    {
      schema: `countersign/document/${template.key}@${template.version}`,
      kind: 'design_document',
      id: document!.id,
      revision: 1,
      fields: answers,
    },
    fieldsOf(template)
      .filter((field) => field.material)
      .map((field) => field.key),
  )
  const [revision] = await tx.db
    .insert(documentRevisions)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      documentId: document!.id,
      revision: 1,
      answers,
      contentDigest,
      materialDigest,
      publishedBy: personOf(tx),
    })
    .returning()
  return { ref: document!.ref, changes: [change(documents, document!), change(documentRevisions, revision!)] }
}
