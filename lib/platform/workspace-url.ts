import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import type { Tx } from './context'

const { workspaces } = schema

/** The address of the transaction's workspace, absolute, for answers that leave the product. */
export async function workspaceUrl(tx: Tx): Promise<string> {
  const [row] = await tx.db
    .select({ slug: workspaces.slug })
    .from(workspaces)
    .where(eq(workspaces.id, tx.ctx.workspaceId))
  const base = process.env.COUNTERSIGN_URL ?? `http://localhost:${process.env.PORT ?? '3000'}`
  return `${base.replace(/\/$/, '')}/w/${row!.slug}`
}
