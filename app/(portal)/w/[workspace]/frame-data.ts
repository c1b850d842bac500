// What the frame shows on every page, read once a request.
import { cache } from 'react'
import { listInbox } from '@/lib/approvals/queries'
import { ask } from '@/lib/audit/execute'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { type RoleId, roleLabels } from '@/lib/platform/vocabulary'
import { getLogState } from '@/lib/trail/queries'
import { listMyRoles } from '@/lib/use-cases/my-roles'

export const inboxOf = cache(async (workspace: string) => ask((await pageContext(workspace)).ctx, listInbox, {}))

export const frameData = cache(async (workspace: string) => {
  const { ctx, person, duties, mustRotate, workspace: place } = await pageContext(workspace)
  const [inbox, log, mine] = await Promise.all([
    inboxOf(workspace),
    ask(ctx, getLogState, {}),
    ask(ctx, listMyRoles, {}),
  ])
  const role: RoleId | undefined = duties[0] ?? mine.roles[0]
  return {
    person,
    place,
    mustRotate,
    waiting: inbox.items.length,
    log,
    role,
    viewLabel: role ? roleLabels[role] : 'Member',
    mayReadTrail: isAllowed('audit.read', { duties, roles: [] }),
  }
})
