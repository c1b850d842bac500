// The first administrator makes themselves and their workspace, with the one link that the start of the deployment printed.
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { createDefaultWorkflows } from '@/lib/approvals/default-workflow'
import { change, recordEvent } from '@/lib/audit/record-event'
import { email, personName } from '@/lib/identity/input'
import { hashPassword, newPassword } from '@/lib/identity/password'
import { createPerson, findPersonByEmail } from '@/lib/identity/people'
import { defineCommand } from '@/lib/platform/command'
import { inScope, newId, personOf, type Tx } from '@/lib/platform/context'
import { AppError, invalid } from '@/lib/platform/errors'
import { hashSecret, linkSecret } from '@/lib/platform/link-secret'
import { installQuestionnaire } from '@/lib/risk/store'
import { installBuiltIns } from '@/lib/templates/store'
import { currency, slug, workspaceName } from './input'

const { members, people, workspaces } = schema

/** Run in the deployment's scope; the actor is the id that the administrator's account will have. */
export const createWorkspace = defineCommand({
  name: 'workspace.create',
  summary: 'Make the first administrator and their workspace',
  permission: 'account.own',
  secret: ['secret', 'password'],
  input: z.strictObject({
    secret: linkSecret,
    name: personName,
    email,
    password: newPassword,
    workspace: workspaceName,
    slug,
    currency: currency.default('EUR'),
  }),
  find: async () => ({ kind: 'workspace', id: null, useCaseId: null }),
  async run(tx, input) {
    const { rows } = await tx.db.execute<{ used: boolean }>(
      sql`select identity_use_first_administrator_link(${hashSecret(input.secret)}) as used`,
    )
    if (!rows[0]?.used) {
      throw new AppError('not_found', 'This link was used or has expired. Start Countersign again to print another.')
    }
    if (await findPersonByEmail(tx.db, input.email)) {
      throw invalid('There is an account with this address already.', { email: 'Use another address.' })
    }
    const passwordHash = await hashPassword(input.password)
    const person = await createPerson(tx.db, { id: personOf(tx), name: input.name, email: input.email, passwordHash })
    await recordEvent(tx, {
      action: 'person.joined',
      subject: { kind: 'person', id: person.id, revision: person.revision },
      changes: [change(people, person)],
      details: { by: 'first administrator link' },
    })
    const workspaceId = newId(tx)
    await inScope(tx, workspaceId, (scoped) => establish(scoped, input))
    return { person: person.id, workspaceId, workspace: input.slug }
  },
})

async function establish(tx: Tx, input: { workspace: string; slug: string; currency: string }): Promise<void> {
  const id = tx.ctx.workspaceId
  const { workspace: name, slug, currency } = input
  const [workspace] = await tx.db.insert(workspaces).values({ id, slug, name, currency }).returning()
  const [member] = await tx.db
    .insert(members)
    .values({ id: newId(tx), workspaceId: id, personId: personOf(tx), duties: ['admin'] })
    .returning()
  await recordEvent(tx, {
    action: 'workspace.created',
    subject: { kind: 'workspace', id, revision: workspace!.revision },
    changes: [
      change(workspaces, workspace!),
      change(members, member!),
      ...(await createDefaultWorkflows(tx)),
      ...(await installBuiltIns(tx)),
      ...(await installQuestionnaire(tx)),
    ],
    details: { name, slug, currency, administrator: personOf(tx) },
  })
}
