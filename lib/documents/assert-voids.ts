import type { VoidedApproval } from '@/lib/approvals/supersede-approvals'
import { conflict } from '@/lib/platform/errors'

/** @throws conflict when publishing would void others than the person was told; nothing where they were told nothing */
export async function assertVoids(
  told: readonly string[] | undefined,
  find: () => Promise<VoidedApproval[]>,
): Promise<void> {
  if (!told) return
  const refs = (await find()).map(({ ref }) => ref)
  if (refs.length === told.length && refs.every((ref) => told.includes(ref))) return
  throw conflict('What this would void is another list by now. Review it again, then publish.', { voids: refs })
}
