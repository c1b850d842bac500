import { recordRefusal } from '@/lib/audit/refusals'
import { type Ctx, withContext } from '@/lib/platform/context'
import { forbidden } from '@/lib/platform/errors'
import { isAllowed, type Permission } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'

/** Checks the right to something that takes longer than one transaction. @throws forbidden, which is recorded */
export async function permit(ctx: Ctx, permission: Permission, what: string): Promise<void> {
  const rights = await withContext(ctx, (tx) => readRights(tx, null), { readOnly: true })
  const mayRead = !ctx.actor.scopes || ctx.actor.scopes.includes('read')
  if (mayRead && isAllowed(permission, rights)) return
  const refusal = forbidden(`Your roles here do not allow this: ${what}.`)
  await recordRefusal(ctx, permission, { kind: 'workspace', id: null, useCaseId: null }, refusal)
  throw refusal
}
