import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'

const { auditEntries } = schema

export interface TierDecision {
  by: string | null
  at: string
  /** What they wrote; empty where answers alone decided. */
  reason: string
  /** Whether answers decided it, or a risk officer by hand. */
  isAssessed: boolean
}

const deciding = ['use_case.risk_tier_set', 'use_case.risk_tier_lifted', 'use_case.assessed']

/** Who set the tier, when and why: only the log knows. Answers given while it was set by hand decided nothing. */
export async function readTierDecision(tx: Tx, useCaseId: string): Promise<TierDecision | null> {
  const [entry] = await tx.db
    .select({
      by: workspacePeople.name,
      at: auditEntries.occurredAt,
      action: auditEntries.action,
      body: auditEntries.body,
    })
    .from(auditEntries)
    .leftJoin(workspacePeople, eq(workspacePeople.id, auditEntries.actorId))
    .where(
      and(
        eq(auditEntries.useCaseId, useCaseId),
        inArray(auditEntries.action, deciding),
        sql`convert_from(${auditEntries.body}, 'UTF8')::jsonb -> 'details' ->> 'isOverridden' is distinct from 'true'`,
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(1)
  if (!entry) return null
  const { details } = JSON.parse(Buffer.from(entry.body).toString('utf8')) as EntryBody
  return {
    by: entry.by,
    at: isoInstant(entry.at),
    reason: String(details.reason ?? ''),
    isAssessed: entry.action === 'use_case.assessed',
  }
}
