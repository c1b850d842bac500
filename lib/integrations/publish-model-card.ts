// Publishing a new revision of a card, the draft before it, and the warning of what it voids.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { digestsOf } from '@/lib/approvals/subject'
import { findVoidedApprovals, supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import { change, recordEvent } from '@/lib/audit/record-event'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { findModelVersion, lockModelVersion } from '@/lib/models/find-model'
import { insertCardRevision } from '@/lib/models/register-version'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { changedFieldNames } from './changed-fields'
import { readSource } from './read-source'

const { modelCardDrafts, modelCardRevisions, modelCards, modelVersions } = schema

const version = { model: z.string().min(1).max(200), version: z.coerce.number().int().min(1) }
const text = z
  .string()
  .min(1, 'The card is empty.')
  .max(2 * 1024 * 1024, 'At most 2 MiB.')

export const publishModelCard = defineCommand({
  name: 'model-card.publish',
  summary: 'Publish a new revision of a model card',
  description:
    'The card as Markdown with front matter. The version then stands for the new revision; approvals whose material digest it no longer has are void from this moment.',
  permission: 'model-card.edit',
  input: z.strictObject({ ...version, text, revision: z.coerce.number().int().min(1).optional() }),
  rest: {
    method: 'POST',
    path: '/models/{model}/versions/{version}/card',
    status: 201,
    example: { revision: 1, text: '---\nlicense: apache-2.0\n---\n# Churn scorer\n\nNot for business contracts.\n' },
  },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, target) {
    const facts = await readVersionFacts(tx, target.version.id, 'none')
    const before = await readCardContent(tx, facts.card.id, facts.version.cardRevision)
    assertRevision(input.revision, facts.card.revision, { text: before.source })
    const source = readSource('huggingface', Buffer.from(input.text, 'utf8'), undefined)
    if (source.digest === before.sourceDigest) throw conflict('Nothing is different from the published revision.')
    const revision = facts.card.revision + 1
    const inserted = await insertCardRevision(tx, facts.card.id, revision, source)
    const [card] = await tx.db.update(modelCards).set({ revision }).where(eq(modelCards.id, facts.card.id)).returning()
    const [row] = await tx.db
      .update(modelVersions)
      .set({ cardRevision: revision, revision: facts.version.revision + 1 })
      .where(eq(modelVersions.id, facts.version.id))
      .returning()
    await tx.db.delete(modelCardDrafts).where(eq(modelCardDrafts.modelCardId, facts.card.id))
    const subject = subjectOf(
      { ...facts, version: row!, authors: [...facts.authors, personOf(tx)] },
      source.content,
      revision,
    )
    const changed = changedFieldNames(subjectOf(facts, before.content, before.revision), subject)
    await recordEvent(tx, {
      action: 'model_card.published',
      subject: { kind: 'model_version', id: row!.id, revision },
      useCaseId: facts.model.useCaseId,
      changes: [change(modelCardRevisions, inserted), change(modelCards, card!), change(modelVersions, row!)],
      details: {
        ref: subject.label,
        card: card!.ref,
        revision,
        changed,
        materialDigest: digestsOf(subject.snapshot, subject.materialFields).materialDigest,
      },
    })
    const voided = await supersedeApprovals(tx, subject)
    return {
      modelCard: { id: card!.id, ref: card!.ref, revision },
      modelVersion: subject.label,
      changed,
      voided,
      report: source.report,
    }
  },
})

export const previewModelCard = defineQuery({
  name: 'model-card.preview',
  summary: 'See what publishing this text would change and void',
  permission: 'model.read',
  input: z.strictObject({ ...version, text }),
  async run(tx, input) {
    const found = await findModelVersion(tx, input.model, input.version)
    const facts = await readVersionFacts(tx, found.version.id, 'none')
    const before = await readCardContent(tx, facts.card.id, facts.version.cardRevision)
    const source = readSource('huggingface', Buffer.from(input.text, 'utf8'), undefined)
    const subject = subjectOf(facts, source.content, facts.card.revision + 1)
    return {
      revision: facts.card.revision,
      changed: changedFieldNames(subjectOf(facts, before.content, before.revision), subject),
      materialFields: subject.materialFields,
      voided: await findVoidedApprovals(tx, subject),
      report: source.report,
    }
  },
})

export const saveModelCardDraft = defineCommand({
  name: 'model-card.save-draft',
  summary: 'Save the draft of a model card',
  description:
    'Autosave: touches the draft only and writes no audit entry. A draft that someone else saved meanwhile is answered, not overwritten.',
  permission: 'model-card.edit',
  input: z.strictObject({ ...version, text, revision: z.coerce.number().int().min(0) }),
  isDraft: true,
  rest: { method: 'POST', path: '/models/{model}/versions/{version}/card/draft' },
  find: (tx, input) => lockModelVersion(tx, input.model, input.version),
  async run(tx, input, target) {
    const facts = await readVersionFacts(tx, target.version.id, 'none')
    const [existing] = await tx.db.select().from(modelCardDrafts).where(eq(modelCardDrafts.modelCardId, facts.card.id))
    const current = existing?.revision ?? 0
    if (input.revision !== current) {
      throw conflict('Someone else saved a draft of this card meanwhile. Both texts are kept; choose what to keep.', {
        revision: current,
        text: existing?.text ?? null,
        savedBy: existing?.savedBy ?? null,
      })
    }
    const values = {
      baseRevision: facts.card.revision,
      text: input.text,
      savedBy: personOf(tx),
      savedAt: tx.at,
      revision: current + 1,
    }
    if (existing) await tx.db.update(modelCardDrafts).set(values).where(eq(modelCardDrafts.id, existing.id))
    else {
      await tx.db
        .insert(modelCardDrafts)
        .values({ id: newId(tx), workspaceId: tx.ctx.workspaceId, modelCardId: facts.card.id, ...values })
    }
    return { revision: current + 1, savedAt: tx.at }
  },
})
