/** Receipts out of the database, for entries that a checkpoint covers. */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { type Ctx, withContext } from '@/lib/platform/context'
import { inclusionProof } from './merkle-proofs'
import { nodeHashing } from './node-hashing'
import { buildReceipt, type Receipt } from './receipt'
import { type AuditReader, readNewestCheckpoint, storedNodes } from './stored-tree'

const LOOK_EVERY_MS = 50

/** The receipt of an entry of the caller's workspace; null while no checkpoint covers it, and for an entry that is not there. */
export async function findReceipt(db: AuditReader, entryId: string): Promise<Receipt | null> {
  const { rows } = await db.execute<{ seq: string; n: string; workspace: string; body: Buffer }>(sql`
    select l.seq, l.n, l.workspace_id as workspace, e.body
    from audit_leaves l join audit_entries e on e.id = l.entry_id where l.entry_id = ${entryId}`)
  const [leaf] = rows
  if (!leaf) return null
  const checkpoint = await readNewestCheckpoint(db)
  const index = Number(leaf.seq)
  if (!checkpoint || checkpoint.size <= index) return null
  const { origin, vkey, size, note } = checkpoint
  const inclusion = await inclusionProof(nodeHashing.sha256, storedNodes(db, size), index, size)
  const { workspace, n, body } = leaf
  return buildReceipt(nodeHashing, {
    origin,
    vkey,
    body: body.toString('utf8'),
    workspace,
    n: Number(n),
    index,
    inclusion,
    checkpoint: note,
  })
}

/** Waits for the receipt of an entry that was just written; null when it is not there in time: it stays pending. */
export async function waitForReceipt(ctx: Ctx, entryId: string, patienceMs = 3000): Promise<Receipt | null> {
  const deadline = performance.now() + patienceMs
  for (;;) {
    const receipt = await withContext(ctx, (tx) => findReceipt(tx.db, entryId), { readOnly: true })
    if (receipt !== null || performance.now() + LOOK_EVERY_MS > deadline) return receipt
    await sleep(LOOK_EVERY_MS)
  }
}
