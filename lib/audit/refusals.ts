// Every refusal of a governed act is in the trail: in a second transaction, for the first one was rolled back, and once a minute per actor and record.
import { sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Target } from '@/lib/platform/command'
import { type Ctx, DEPLOYMENT, withContext } from '@/lib/platform/context'
import type { AppError, ErrorCode } from '@/lib/platform/errors'
import { recordEvent } from './record-event'

const recorded = new Set<ErrorCode>(['forbidden', 'conflict'])
const { refusals } = schema

/** Records the refusal unless it was recorded within this minute. What was not found is no record's business. */
export async function recordRefusal(
  ctx: Ctx,
  command: string,
  target: Target | undefined,
  refusal: AppError,
): Promise<void> {
  const { actor } = ctx
  if (!target || !actor.id || !recorded.has(refusal.code)) return
  await withContext(ctx, async (tx) => {
    const { rows } = await tx.db.execute<{ count: number }>(sql`
      insert into ${refusals} (workspace_id, actor_id, command, subject_id, minute)
      values (${ctx.workspaceId}, ${actor.id}, ${command}, ${target.id ?? DEPLOYMENT}, date_trunc('minute', countersign_now()))
      on conflict (workspace_id, actor_id, command, subject_id, minute) do update set count = ${refusals}.count + 1
      returning count`)
    if (rows[0]?.count !== 1) return
    await recordEvent(tx, {
      action: 'command.refused',
      subject: { kind: target.kind, id: target.id },
      useCaseId: target.useCaseId,
      changes: [],
      details: {
        command,
        code: refusal.code,
        reason: refusal.recorded.slice(0, 500),
        ...(target.ref ? { ref: target.ref } : {}),
      },
    })
  })
}
