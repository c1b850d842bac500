// A deployment without an administrator gets a link that makes one, once, printed where only its operator looks.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { createDb, schema } from '@/db/client'
import { execute } from '@/lib/audit/execute'
import { recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { DEPLOYMENT, newId } from '@/lib/platform/context'
import { hashSecret, newSecret } from '@/lib/platform/link-secret'

const { firstAdministratorLinks } = schema

const HOURS = 24

/** The link, in place of every earlier one; null when there is an administrator. Needs the owner's address. */
export async function createFirstAdministratorLink(ownerUrl: string, baseUrl: string): Promise<string | null> {
  const db = createDb(ownerUrl, { max: 1, application: 'countersign start' })
  try {
    if (await hasAdministrator(db)) return null
    const ctx = { db, actor: { kind: 'system', id: null, via: 'cli' } as const, workspaceId: DEPLOYMENT }
    const { value } = await execute(ctx, printLink, {})
    return `${baseUrl}${value.path}`
  } finally {
    await db.$client.end()
  }
}

async function hasAdministrator(db: ReturnType<typeof createDb>): Promise<boolean> {
  const { rows } = await db.execute(
    sql`select 1 from ${schema.members} where 'admin' = any(duties) and removed_at is null limit 1`,
  )
  return rows.length > 0
}

const printLink = defineCommand({
  name: 'workspace.print-first-link',
  summary: 'Make the link for the first administrator',
  permission: 'account.own',
  input: z.strictObject({}),
  find: async () => ({ kind: 'first_administrator_link', id: null, useCaseId: null }),
  async run(tx) {
    const secret = newSecret()
    const linkId = newId(tx)
    await tx.db.update(firstAdministratorLinks).set({ isOpen: false }).where(sql`is_open`)
    await tx.db.insert(firstAdministratorLinks).values({
      id: linkId,
      secretHash: hashSecret(secret),
      expiresAt: new Date(Date.now() + HOURS * 3600_000).toISOString(),
    })
    await recordEvent(tx, {
      action: 'first_administrator.link_made',
      subject: { kind: 'first_administrator_link', id: linkId },
      changes: [],
      details: { hours: HOURS },
    })
    return { path: `/first-administrator/${secret}` }
  },
})
