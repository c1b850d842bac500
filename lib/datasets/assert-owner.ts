import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'

const { members } = schema

/** @throws invalid unless the person is a member who may write: an auditor owns nothing. */
export async function assertOwner(tx: Tx, person: string | null | undefined, of: string): Promise<void> {
  if (!person) return
  const [member] = await tx.db
    .select({ duties: members.duties })
    .from(members)
    .where(and(eq(members.personId, person), isNull(members.removedAt)))
  if (member && !member.duties.includes('auditor')) return
  const sentence = member ? `An auditor owns no ${of}.` : 'That person is not a member of this workspace.'
  throw invalid(sentence, { owner: `${sentence} Choose somebody else.` })
}
