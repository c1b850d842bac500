// A person says whether a card takes what a file says in place of what stands there.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { assertWritable, type DocumentTarget, findDocument } from '@/lib/documents/find-document'
import { type DraftHead, lockDraft, writeAnswers } from '@/lib/documents/write-answers'
import { defineCommand } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { isId } from '@/lib/platform/refs'
import { assertRevision } from '@/lib/platform/revision'
import { checkAnswer } from '@/lib/templates/answers'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'

const { documentAnswers, proposals } = schema

type ProposalRow = typeof proposals.$inferSelect

interface ProposalTarget extends DocumentTarget {
  proposal: ProposalRow
  head: DraftHead
}

export const decideProposal = defineCommand({
  name: 'model-card.decide-proposal',
  summary: 'Accept or decline what a file proposes for a model card',
  description:
    'Accepting writes the answer into the draft; it is published like any other. `revision` is that of the field as it was seen: somebody may have changed it since.',
  permission: 'document.edit',
  input: z.strictObject({
    proposal: z.string().min(1).max(60),
    decision: z.enum(['accept', 'decline'], 'accept or decline.'),
    revision: z.coerce.number().int().min(0).optional(),
  }),
  rest: {
    method: 'POST',
    path: '/card-proposals/{proposal}/decide',
    example: { decision: 'accept', revision: 2 },
  },
  async find(tx, input): Promise<ProposalTarget> {
    if (!isId(input.proposal)) throw notFound('proposal')
    const document = await findDocument(tx, (await readProposal(tx, input.proposal)).documentId)
    // A file that proposes takes the draft's lock first too; the proposal is read under it.
    const head = await lockDraft(tx, document)
    const proposal = await readProposal(tx, input.proposal)
    return {
      kind: 'document',
      id: document.id,
      useCaseId: document.useCaseId,
      ref: document.ref,
      document,
      proposal,
      head,
    }
  },
  async run(tx, { decision, revision }, target) {
    const { document, proposal } = target
    await assertWritable(tx, document)
    if (proposal.status !== 'open') {
      const words = { accepted: 'accepted', declined: 'declined', overtaken: 'overtaken by a newer file' } as const
      throw conflict(`This proposal was ${words[proposal.status]} already.`, { status: proposal.status })
    }
    const field = decision === 'accept' ? await accept(tx, target, revision) : proposal.field
    const [row] = await tx.db
      .update(proposals)
      .set({
        status: decision === 'accept' ? 'accepted' : 'declined',
        decidedBy: personOf(tx),
        decidedAt: tx.at,
        revision: proposal.revision + 1,
      })
      .where(eq(proposals.id, proposal.id))
      .returning()
    await recordEvent(tx, {
      action: decision === 'accept' ? 'model_card.proposal_accepted' : 'model_card.proposal_declined',
      subject: { kind: 'document', id: document.id, revision: document.revision },
      useCaseId: document.useCaseId,
      changes: [change(proposals, row!)],
      details: { ref: document.ref, field: field.slice(0, 120) },
    })
    return { id: row!.id, card: document.ref, field: proposal.field, status: row!.status }
  },
})

async function readProposal(tx: Tx, id: string): Promise<ProposalRow> {
  const [row] = await tx.db.select().from(proposals).where(eq(proposals.id, id))
  if (!row) throw notFound('proposal')
  return row
}

/** @returns what people call the field */
async function accept(
  tx: Tx,
  { document, proposal: { field: key, proposed }, head }: ProposalTarget,
  seen: number | undefined,
): Promise<string> {
  const { templateVersion } = await findDocument(tx, document.id)
  const template = await readTemplate(tx, document.template, templateVersion)
  const field = findField(template, key)
  if (!field || 'problem' in checkAnswer(field, proposed)) {
    throw conflict('The template of the card does not take this answer any more. Decline it, and give the file again.')
  }
  if (seen !== undefined) {
    const rows = await tx.db.select().from(documentAnswers).where(eq(documentAnswers.documentId, document.id))
    const now = rows.find((row) => row.field === key)
    assertRevision(seen, now?.revision ?? 0, { revision: now?.revision ?? 0, value: now?.value ?? null })
  }
  await writeAnswers(tx, document, template, head, { [key]: proposed ?? null }, 'import')
  return field.label
}
