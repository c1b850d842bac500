// What a card's new revision does to its version: the version stands for it, and approvals of what it no longer says are void.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { digestsOf, type SubjectState } from '@/lib/approvals/subject'
import { findVoidedApprovals, supersedeApprovals, type VoidedApproval } from '@/lib/approvals/supersede-approvals'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { assertVoids } from '@/lib/documents/assert-voids'
import type { DocumentRow } from '@/lib/documents/find-document'
import type { Tx } from '@/lib/platform/context'
import { type CardContent, readCardContent, readVersionFacts, subjectOf } from './subject'

const { modelVersions } = schema

/** Called in the transaction that published the revision, with the rows to account for. Records the event. */
export async function standForCard(
  tx: Tx,
  card: DocumentRow,
  published: Omit<CardContent, 'revision'> & { changes: Change[] },
  told: readonly string[] | undefined,
): Promise<{ label: string; voided: string[] }> {
  const facts = await readVersionFacts(tx, card.modelVersionId!, 'update')
  const before = subjectOf(facts, await readCardContent(tx, facts))
  const after = subjectOf(facts, { ...published, revision: card.revision })
  await assertVoids(told, () => findVoidedApprovals(tx, after))
  const [row] = await tx.db
    .update(modelVersions)
    .set({ cardRevision: card.revision, revision: facts.version.revision + 1 })
    .where(eq(modelVersions.id, facts.version.id))
    .returning()
  await recordEvent(tx, {
    action: 'model_card.published',
    subject: { kind: 'model_version', id: row!.id, revision: card.revision },
    useCaseId: facts.model.useCaseId,
    changes: [...published.changes, change(modelVersions, row!)],
    details: {
      ref: after.label,
      card: card.ref,
      revision: card.revision,
      changed: changedNames(before, after).slice(0, 100),
      materialDigest: digestsOf(after.snapshot, after.materialFields).materialDigest,
    },
  })
  return { label: after.label, voided: await supersedeApprovals(tx, after) }
}

/** Approvals of its version that this content of the card would void. */
export async function findVoidedByCard(tx: Tx, card: DocumentRow, content: CardContent): Promise<VoidedApproval[]> {
  const facts = await readVersionFacts(tx, card.modelVersionId!, 'none')
  return findVoidedApprovals(tx, subjectOf(facts, content))
}

function changedNames(before: SubjectState, after: SubjectState): string[] {
  const [was, is] = [before.snapshot.fields, after.snapshot.fields]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => canonicalJson(was[name] ?? null) !== canonicalJson(is[name] ?? null),
  )
}
