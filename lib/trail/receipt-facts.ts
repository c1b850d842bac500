import { readCheckpoint } from '@/lib/audit/checkpoint'
import { parseLeaf } from '@/lib/audit/leaf'
import type { Receipt } from '@/lib/audit/receipt'

/** What a receipt says, for people. */
export function receiptFacts(receipt: Receipt) {
  const { size } = readCheckpoint(receipt.checkpoint)
  return {
    n: parseLeaf(receipt.leaf)?.n ?? 0,
    index: receipt.index,
    size,
    root: receipt.checkpoint.split('\n')[2] ?? '',
    hashes: receipt.inclusion.length,
    origin: receipt.origin,
  }
}
