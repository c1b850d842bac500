import { sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Ctx, withContext } from '@/lib/platform/context'

const { refCounters } = schema

/** Lets the next reference of the prefix be this number: what stands between was another team's, and is no part of the demo. */
export async function advanceRefs(ctx: Ctx, prefix: string, number: number): Promise<void> {
  await withContext(ctx, async (tx) => {
    await tx.db
      .insert(refCounters)
      .values({ workspaceId: ctx.workspaceId, prefix, value: number - 1 })
      .onConflictDoUpdate({
        target: [refCounters.workspaceId, refCounters.prefix],
        set: { value: sql`greatest(${refCounters.value}, ${number - 1})` },
      })
  })
}
