// A document begins as an empty draft of a template's newest version.
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { CARD_TEMPLATE } from '@/lib/model-cards/vocabulary'
import { defineCommand } from '@/lib/platform/command'
import { newId, type Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { nextRef } from '@/lib/platform/refs'
import { installBuiltIns, readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { lockUseCase } from '@/lib/use-cases/find-use-case'
import { assertLinks } from './check-links'
import { publishDraft } from './publish-document'
import { lockDraft, writeAnswers } from './write-answers'

const { documents, templates } = schema

export const startDocument = defineCommand({
  name: 'document.start',
  summary: 'Start a document of a use case from a template',
  description:
    'The document keeps the version of the template that it began with. Of most templates a use case has one document; of those that say so it has several, each with a title.',
  permission: 'document.edit',
  input: z.strictObject({
    useCase: z.string().min(1).max(60),
    template: z.string().min(1).max(60),
    title: z.string().trim().max(120, 'At most 120 characters.').optional(),
  }),
  rest: {
    method: 'POST',
    path: '/documents',
    status: 201,
    example: { useCase: 'UC-12', template: 'data-source-sheet', title: 'Billing warehouse' },
  },
  find: (tx, input) => lockUseCase(tx, input.useCase),
  async run(tx, input, { useCase }) {
    if (useCase.retiredAt) throw conflict(`${useCase.ref} is retired, so nothing new is written in it.`)
    if (input.template === CARD_TEMPLATE) {
      throw invalid('A model card belongs to a version of a model.', {
        template: 'Register the version: its card begins with it.',
      })
    }
    const { document, template, changes } = await createDocument(tx, useCase.id, input.template, input.title)
    await recordEvent(tx, {
      action: 'document.started',
      subject: { kind: 'document', id: document.id, revision: 0 },
      useCaseId: useCase.id,
      changes,
      details: {
        ref: document.ref,
        title: document.title,
        template: `${template.key} v${template.version}`,
        useCase: useCase.ref,
      },
    })
    return { id: document.id, ref: document.ref, title: document.title }
  },
})

/** Makes the row, and gives the workspace the built-in template where it was never given it. The use case is locked. @throws conflict, invalid */
export async function createDocument(tx: Tx, useCaseId: string, key: string, title?: string) {
  const installed = await installBuiltIns(tx, key)
  const template = await readTemplate(tx, key)
  const [row] = await tx.db.select({ isRetired: templates.isRetired }).from(templates).where(eq(templates.key, key))
  if (row?.isRetired) throw conflict(`The template “${template.name}” is retired; no new document begins with it.`)
  if (template.many) {
    if (!title) throw invalid('Give this document a title; there can be several.', { title: 'What is it about?' })
  } else await assertNone(tx, useCaseId, template)
  const [document] = await tx.db
    .insert(documents)
    .values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      ref: await nextRef(tx, 'DOC'),
      useCaseId,
      template: template.key,
      templateVersion: template.version,
      title: title || template.name,
      revision: 0,
    })
    .returning()
  return { document: document!, template, changes: [...installed, change(documents, document!)] }
}

/**
 * Makes a document with first answers as its draft, published at once where the caller says so. The answers are checked; they are the
 * caller's own. Returns the rows to account for.
 */
export async function startDocumentWith(
  tx: Tx,
  useCaseId: string,
  key: string,
  options: { title?: string; answers: Answers; publish: boolean },
): Promise<{ ref: string; template: Template; changes: Change[] }> {
  const { document, template, changes } = await createDocument(tx, useCaseId, key, options.title)
  if (Object.keys(options.answers).length > 0) {
    await assertLinks(tx, template, options.answers)
    const source = tx.ctx.actor.tokenId ? 'token' : 'person'
    await writeAnswers(tx, document, template, await lockDraft(tx, document), options.answers, source)
  }
  if (options.publish) changes.push(...(await publishDraft(tx, document, template, '')).changes)
  return { ref: document.ref, template, changes }
}

async function assertNone(tx: Tx, useCaseId: string, template: Template): Promise<void> {
  const [present] = await tx.db
    .select({ ref: documents.ref })
    .from(documents)
    .where(
      and(eq(documents.useCaseId, useCaseId), eq(documents.template, template.key), isNull(documents.modelVersionId)),
    )
  if (present) throw conflict(`This use case has its ${template.name} already: ${present.ref}.`, { ref: present.ref })
}
