import { and, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand, inWorkspace } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'

const { auditEntries } = schema

/** Reading the trail leaves a trace too, once an hour and person: more would bury what they came to read. */
export const recordReading = defineCommand({
  name: 'audit.open',
  summary: 'Open the audit trail',
  permission: 'audit.read',
  isDraft: true,
  isQuestion: true,
  input: z.strictObject({}),
  find: inWorkspace,
  async run(tx) {
    const [recent] = await tx.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.actorId, personOf(tx)),
          eq(auditEntries.action, 'audit.read'),
          // Ids rise with time, and the index goes by id; a day is more than any two clocks differ.
          gt(auditEntries.id, idsFrom(new Date(tx.at).getTime() - 25 * 3_600_000)),
          gt(auditEntries.occurredAt, sql`${tx.at}::timestamptz - interval '1 hour'`),
        ),
      )
      .limit(1)
    if (recent) return {}
    await recordEvent(tx, {
      action: 'audit.read',
      subject: { kind: 'workspace', id: tx.ctx.workspaceId },
      changes: [],
    })
    return {}
  },
})

/** The smallest UUIDv7 of a millisecond. */
function idsFrom(ms: number): string {
  const hex = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
