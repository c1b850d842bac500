// What an edit of a document, of the risk tier or of who answers for a stage, or a step another way, does to gates that were asked for
// and not passed yet.
import { findVoidedApprovals, supersedeApprovals, type VoidedApproval } from '@/lib/approvals/supersede-approvals'
import type { Tx } from '@/lib/platform/context'
import { gateSubject, openGates, readGate } from './gate-subject'

/** Called after the edit, in its transaction. Returns the references of the requests that are void now. */
export async function supersedeGates(tx: Tx, useCaseId: string): Promise<string[]> {
  const voided: string[] = []
  for (const { id } of await openGates(tx, useCaseId)) {
    voided.push(...(await supersedeApprovals(tx, gateSubject(await readGate(tx, id, 'update')))))
  }
  return voided
}

/** Requests for gates that publishing the document with these digests would void. */
export async function findVoidedGates(
  tx: Tx,
  document: { ref: string; useCaseId: string },
  digests: { contentDigest: string; materialDigest: string },
): Promise<VoidedApproval[]> {
  const voided: VoidedApproval[] = []
  for (const { id } of await openGates(tx, document.useCaseId)) {
    const facts = await readGate(tx, id, 'none')
    const after = facts.documents.map((frozen) => (frozen.ref === document.ref ? { ...frozen, ...digests } : frozen))
    voided.push(...(await findVoidedApprovals(tx, gateSubject({ ...facts, documents: after }))))
  }
  return voided
}
