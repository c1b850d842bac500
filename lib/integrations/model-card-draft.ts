// The draft of a model card: saved as people type, no audit entry, until it is published.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { readCardContent, readVersionFacts } from '@/lib/model-cards/subject'
import type { ImportProblem } from '@/lib/model-cards/vocabulary'
import { lockModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, conflict } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { readSource } from './read-source'

const { modelCardDrafts } = schema

export const cardText = z
  .string()
  .min(1, 'The card is empty.')
  .max(2 * 1024 * 1024, 'At most 2 MiB.')

export const saveModelCardDraft = defineCommand({
  name: 'model-card.save-draft',
  summary: 'Save the draft of a model card',
  description:
    'Autosave: touches the draft only and writes no audit entry; answers with what the importer would report. A draft that someone else saved meanwhile is answered, not overwritten, and so is a revision published since `base`.',
  permission: 'model-card.edit',
  input: z.strictObject({
    ...versionPath,
    text: cardText,
    revision: z.coerce.number().int().min(0),
    /** The published revision that the text was made from. */
    base: z.coerce.number().int().min(1).optional(),
  }),
  isDraft: true,
  rest: { method: 'POST', path: '/models/{model}/versions/{version}/card/draft' },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, target) {
    const facts = await readVersionFacts(tx, target.version.id, 'none')
    const existing = await findDraft(tx, facts.card.id)
    const current = existing?.revision ?? 0
    const published = facts.card.revision
    const isStale = input.base !== undefined && input.base !== published
    if (isStale || input.revision !== current) {
      const what = isStale
        ? `Revision ${published} of this card was published meanwhile.`
        : 'Someone else saved a draft of this card meanwhile.'
      throw conflict(`${what} Both texts are kept; choose which to go on with.`, {
        revision: current,
        base: published,
        text: existing?.text ?? (await readCardContent(tx, facts.card.id, published)).source,
        savedBy: existing?.name ?? null,
      })
    }
    const values = {
      baseRevision: published,
      text: input.text,
      savedBy: personOf(tx),
      writers: [...new Set([...(existing?.writers ?? []), personOf(tx)])],
      savedAt: tx.at,
      revision: current + 1,
    }
    if (existing) await tx.db.update(modelCardDrafts).set(values).where(eq(modelCardDrafts.id, existing.id))
    else {
      await tx.db
        .insert(modelCardDrafts)
        .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, modelCardId: facts.card.id, ...values })
    }
    return { revision: current + 1, savedAt: tx.at, problems: problemsOf(input.text) }
  },
})

export async function findDraft(tx: Tx, cardId: string) {
  const [row] = await tx.db
    .select({
      id: modelCardDrafts.id,
      text: modelCardDrafts.text,
      revision: modelCardDrafts.revision,
      baseRevision: modelCardDrafts.baseRevision,
      savedAt: modelCardDrafts.savedAt,
      writers: modelCardDrafts.writers,
      name: workspacePeople.name,
    })
    .from(modelCardDrafts)
    .leftJoin(workspacePeople, eq(workspacePeople.id, modelCardDrafts.savedBy))
    .where(eq(modelCardDrafts.modelCardId, cardId))
  return row
}

/** The draft's text, if it is still the one that was reviewed. @throws conflict */
export async function readDraft(tx: Tx, cardId: string, revision: number): Promise<string> {
  const draft = await findDraft(tx, cardId)
  if (draft?.revision === revision) return draft.text
  throw conflict('The draft was changed since it was reviewed. Review it again, then publish.', {
    revision: draft?.revision ?? 0,
  })
}

/** What the importer would say of a text that is still being written; a refusal is one problem among them. */
function problemsOf(written: string): ImportProblem[] {
  try {
    return readSource('huggingface', Buffer.from(written, 'utf8'), undefined).problems
  } catch (error) {
    if (error instanceof AppError) return [{ line: 1, message: error.message }]
    throw error
  }
}
