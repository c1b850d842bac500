// What both writing a new metric and changing one must hold.
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { type Figures, nonsenseIn } from './rules'

const { members } = schema

/** @throws invalid for figures that make no sense together */
export function assertSense(metric: Figures): void {
  const wrong = nonsenseIn(metric)
  if (Object.keys(wrong).length > 0) throw invalid(Object.values(wrong)[0]!, wrong)
}

/** @throws invalid unless the person is a member who may write: an auditor owns nothing. */
export async function assertOwner(tx: Tx, person: string | null | undefined): Promise<void> {
  if (!person) return
  const [member] = await tx.db
    .select({ duties: members.duties })
    .from(members)
    .where(and(eq(members.personId, person), isNull(members.removedAt)))
  if (!member || member.duties.includes('auditor')) {
    const sentence = member ? 'An auditor owns no metric.' : 'That person is not a member of this workspace.'
    throw invalid(sentence, { owner: `${sentence} Choose somebody else.` })
  }
}
