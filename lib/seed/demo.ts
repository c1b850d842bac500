/**
 * Writes the demo workspace, Halden Mobile, with nine months of history, by the product's own commands at the times they are
 * told to have happened. Does nothing on a database that has a workspace; goes on where an earlier start was cut short.
 */
import { sql } from 'drizzle-orm'
import { type Db, schema } from '@/db/client'
import { ask, execute } from '@/lib/audit/execute'
import { acceptInvitation } from '@/lib/identity/accept-invitation'
import { createFirstAdministratorLink } from '@/lib/identity/first-administrator'
import { inviteMember, listInvitations, withdrawInvitation } from '@/lib/identity/invitations'
import { findPerson } from '@/lib/identity/people'
import { DEPLOYMENT, withContext } from '@/lib/platform/context'
import { newSecret } from '@/lib/platform/link-secret'
import { createWorkspace } from '@/lib/workspaces/create-workspace'
import { type DemoMember, type DemoPlan, dutiesOf, newPlan, readPlan, writePlan } from './cast'
import { type Actor, Chronicle, dateOf, type Moment } from './chronicle'
import { withClockLogin } from './clock-login'
import { isEmpty } from './is-empty'
import { stories } from './stories'
import { tellData } from './tell-data'
import { tellDeployments } from './tell-deployments'
import { tellRuns } from './tell-runs'
import { tellStory } from './tell-story'

const founded: Moment = '199 09:00'
const joined: Moment = '198 09:00'

export async function seedDemo({ ownerUrl, demoFile }: { ownerUrl: string; demoFile: string }): Promise<void> {
  const kept = await readPlan(demoFile)
  const isFresh = await isEmpty(ownerUrl)
  if (!isFresh && (!kept || kept.finishedAt)) return
  const plan = kept && !kept.finishedAt ? kept : newPlan(new Date())
  await writePlan(demoFile, plan)
  await withClockLogin(ownerUrl, (db) => writeHistory(db, plan, ownerUrl))
  await writePlan(demoFile, { ...plan, finishedAt: new Date().toISOString() })
}

async function writeHistory(db: Db, plan: DemoPlan, ownerUrl: string): Promise<void> {
  const chronicle = new Chronicle(db, plan)
  const start = new Date(plan.startedAt)
  const link = await createFirstAdministratorLink(ownerUrl, '')
  const ngozi = chronicle.actor('ngozi', DEPLOYMENT, dateOf(founded, start), 'workspace')
  const { workspaceId } = await ngozi.do(createWorkspace, {
    secret: link?.split('/').at(-1) ?? newSecret(),
    name: ngozi.member.name,
    email: ngozi.member.email,
    password: ngozi.member.password,
    workspace: 'Halden Mobile',
    slug: 'halden',
    currency: 'EUR',
  })
  await admitPeople(chronicle, workspaceId)
  for (const story of stories) tellStory(chronicle, story)
  const datasets = tellData(chronicle)
  tellRuns(chronicle, datasets)
  tellDeployments(chronicle)
  await chronicle.tell(workspaceId)
  await forgetErrands(ngozi.ctx.db, workspaceId)
}

async function admitPeople(chronicle: Chronicle, workspaceId: string): Promise<void> {
  const at = dateOf(joined, new Date(chronicle.plan.startedAt)).getTime()
  const invitees = chronicle.plan.people.filter(({ key }) => key !== 'ngozi')
  for (const [index, member] of invitees.entries()) {
    const invited = new Date(at + index * 2 * 60_000)
    const ngozi = chronicle.actor('ngozi', workspaceId, invited, `invite ${member.key}`)
    if (await findPerson(ngozi.ctx.db, member.id)) continue
    const secret = await invite(ngozi, member)
    const accepted = new Date(invited.getTime() + 45 * 60_000)
    await chronicle.actor(member.key, DEPLOYMENT, accepted, `accept ${member.key}`).do(acceptInvitation, {
      secret,
      name: member.name,
      password: member.password,
    })
  }
}

/** The secret of a new invitation. One that an earlier start left open is withdrawn: its link is kept nowhere. */
async function invite({ ctx }: Actor, member: DemoMember): Promise<string | undefined> {
  const { items } = await ask(ctx, listInvitations, {})
  const left = items.find(({ email, state }) => email === member.email && state === 'open')
  if (left) await execute(ctx, withdrawInvitation, { invitation: left.id })
  const { value } = await execute(ctx, inviteMember, {
    email: member.email,
    name: member.name,
    duties: dutiesOf(member),
  })
  return value.path.split('/').at(-1)
}

/** No letters about what happened months ago, and no answers kept for a repetition that will not come. */
async function forgetErrands(db: Db, workspaceId: string): Promise<void> {
  for (const scope of [workspaceId, DEPLOYMENT]) {
    const ctx = { db, actor: { kind: 'system', id: null, via: 'seed' } as const, workspaceId: scope }
    await withContext(ctx, async (tx) => {
      await tx.db.delete(schema.outbox)
      await tx.db.delete(schema.idempotencyKeys).where(sql`${schema.idempotencyKeys.key} like 'seed:%'`)
    })
  }
}
