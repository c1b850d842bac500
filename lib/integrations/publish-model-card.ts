// Publishing a new revision of a card, and the warning of what it voids.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { digestsOf, type SubjectState } from '@/lib/approvals/subject'
import { findVoidedApprovals, supersedeApprovals } from '@/lib/approvals/supersede-approvals'
import { change, recordEvent } from '@/lib/audit/record-event'
import { compareFields } from '@/lib/model-cards/compare-fields'
import { readCardContent, readVersionFacts, subjectOf } from '@/lib/model-cards/subject'
import { findModelVersion, lockModelVersion } from '@/lib/models/find-model'
import { versionPath } from '@/lib/models/input'
import { insertCardRevision } from '@/lib/models/register-version'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, invalid, notFound } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { changedFieldNames } from './changed-fields'
import { cardText, findDraft, readDraft } from './model-card-draft'
import { readSource } from './read-source'

const { modelCardDrafts, modelCardRevisions, modelCards, modelVersions } = schema

export const publishModelCard = defineCommand({
  name: 'model-card.publish',
  summary: 'Publish a new revision of a model card',
  description:
    'The card as Markdown with front matter, or the draft as it was saved. The version then stands for the new revision; approvals whose material digest it no longer has are void from this moment. With `voids`, only when exactly these are.',
  permission: 'model-card.edit',
  input: z.strictObject({
    ...versionPath,
    text: cardText.optional(),
    /** The revision of the saved draft to publish, in place of a text. */
    draft: z.coerce.number().int().min(1).optional(),
    revision: z.coerce.number().int().min(1).optional(),
    /** References of the approvals that the person was told this voids. */
    voids: z.array(z.string().max(60)).max(200).optional(),
  }),
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
    const written = input.draft === undefined ? input.text : await readDraft(tx, facts.card.id, input.draft)
    if (written === undefined) throw invalid('Give the text of the card.', { text: 'Give the card as Markdown.' })
    const source = readSource('huggingface', Buffer.from(written, 'utf8'), undefined)
    if (source.digest === before.sourceDigest) throw conflict('Nothing is different from the published revision.')
    const revision = facts.card.revision + 1
    if (input.voids) await assertVoids(tx, subjectOf(facts, source.content, revision), input.voids)
    // Whoever wrote at the draft wrote this, also where its text was sent and not taken from the draft.
    const writers = (await findDraft(tx, facts.card.id))?.writers
    const inserted = await insertCardRevision(tx, facts.card.id, revision, source, writers)
    const [card] = await tx.db.update(modelCards).set({ revision }).where(eq(modelCards.id, facts.card.id)).returning()
    const [row] = await tx.db
      .update(modelVersions)
      .set({ cardRevision: revision, revision: facts.version.revision + 1 })
      .where(eq(modelVersions.id, facts.version.id))
      .returning()
    await tx.db.delete(modelCardDrafts).where(eq(modelCardDrafts.modelCardId, facts.card.id))
    const subject = subjectOf(
      { ...facts, version: row!, authors: [...facts.authors, ...inserted.writers] },
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
  summary: 'See what publishing this text, or the saved draft, would change and void',
  permission: 'model.read',
  input: z.strictObject({ ...versionPath, text: cardText.optional() }),
  async run(tx, input) {
    const found = await findModelVersion(tx, input.model, input.version)
    const facts = await readVersionFacts(tx, found.version.id, 'none')
    const before = await readCardContent(tx, facts.card.id, facts.version.cardRevision)
    const draft = input.text === undefined ? await findDraft(tx, facts.card.id) : null
    const written = input.text ?? draft?.text
    if (written === undefined) throw notFound('draft of this card')
    const source = readSource('huggingface', Buffer.from(written, 'utf8'), undefined)
    const was = subjectOf(facts, before.content, before.revision)
    const subject = subjectOf(facts, source.content, facts.card.revision + 1)
    return {
      revision: facts.card.revision,
      draft: draft && { revision: draft.revision, savedBy: draft.name, savedAt: draft.savedAt },
      isSame: source.digest === before.sourceDigest,
      changed: changedFieldNames(was, subject),
      changes: compareFields(was.snapshot.fields, subject.snapshot.fields, subject.materialFields),
      materialFields: subject.materialFields,
      voided: await findVoidedApprovals(tx, subject),
      report: source.report,
    }
  },
})

/** @throws conflict when publishing would void others than the person was told. */
async function assertVoids(tx: Tx, subject: SubjectState, told: string[]): Promise<void> {
  const voided = await findVoidedApprovals(tx, subject)
  const refs = voided.map(({ ref }) => ref)
  if (refs.length === told.length && refs.every((ref) => told.includes(ref))) return
  throw conflict('What this would void is another list by now. Review it again, then publish.', { voids: refs })
}
