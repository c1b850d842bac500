/** A workspace with one person per role and duty, and a use case they work on, made by the product's own functions. */
import { hash } from '@node-rs/argon2'
import { afterAll } from 'vitest'
import { createDb, type Db, schema } from '@/db/client'
import { type TestDatabase, testDatabase } from '@/db/testing/database'
import { createDefaultWorkflows } from '@/lib/approvals/default-workflow'
import { execute } from '@/lib/audit/execute'
import { type Change, change, recordEvent } from '@/lib/audit/record-event'
import { createPerson } from '@/lib/identity/people'
import { type Actor, type Ctx, DEPLOYMENT, newId, type Tx, withContext } from '@/lib/platform/context'
import { type Duty, duties, type UseCaseRole, useCaseRoles } from '@/lib/platform/vocabulary'
import { installQuestionnaire } from '@/lib/risk/store'
import { installBuiltIns } from '@/lib/templates/store'
import { createUseCase } from '@/lib/use-cases/create-use-case'

/** Everybody's. */
export const PASSWORD = 'four words do it'

/** `member` holds nothing; `stranger` is no member at all. */
export type Part = UseCaseRole | Duty | 'member' | 'stranger'
export const parts: readonly Part[] = [...useCaseRoles, ...duties, 'member', 'stranger']

export interface TestWorkspace {
  id: string
  slug: string
  database: TestDatabase
  db: Db
  person: Record<Part, string>
  /** Its Added value document is published once. */
  useCase: { id: string; ref: string; document: string }
  /** The context of that person in a browser; `extra` for another way in. */
  as(part: Part, extra?: Partial<Actor>): Ctx
  /** The same person's API token. */
  token(part: Part, scopes?: readonly string[]): Ctx
}

/** The databases' connections are closed after the file: call it while the file is collected, or in a hook. */
export async function testWorkspace(options: { slug?: string; db?: Db; clock?: Date } = {}): Promise<TestWorkspace> {
  const database = await testDatabase()
  const db = options.db ?? (await openTestDb(options.clock ? database.clockUrl : database.webUrl))
  const slug = options.slug ?? 'halden'
  const id = newId()
  const clock = options.clock ? { clock: options.clock } : {}
  const person = await createPeople(
    { db, actor: { kind: 'system', id: null, via: 'job' }, workspaceId: DEPLOYMENT, ...clock },
    slug,
  )
  const sessions = new Map(parts.map((part) => [part, newId()]))
  const as = (part: Part, extra: Partial<Actor> = {}): Ctx => ({
    db,
    actor: { kind: 'person', id: person[part], via: 'browser', sessionId: sessions.get(part)!, ...extra },
    workspaceId: id,
    requestId: `test-${part}`,
    address: '127.0.0.1',
    ...clock,
  })
  const token = (part: Part, scopes: readonly string[] = ['read', 'write']): Ctx => ({
    ...as(part),
    actor: { kind: 'person', id: person[part], via: 'api', tokenId: newId(), scopes },
  })
  await withContext(as('admin'), (tx) => establish(tx, slug, person))
  const { value } = await execute(as('business_stakeholder'), createUseCase, churnUseCase(person))
  return { id, slug, database, db, person, useCase: value, as, token }
}

/** A pool that is closed after the file. */
export async function openTestDb(url: string, max = 10): Promise<Db> {
  const db = createDb(url, { max })
  afterAll(() => db.$client.end())
  return db
}

async function createPeople(ctx: Ctx, slug: string): Promise<Record<Part, string>> {
  // Cheap: a hash says itself what it cost, and tests sign hundreds of times.
  const passwordHash = await hash(PASSWORD, { algorithm: 2, memoryCost: 64, timeCost: 1, parallelism: 1 })
  return withContext(ctx, async (tx) => {
    const person = {} as Record<Part, string>
    const changes: Change[] = []
    for (const part of parts) {
      const name = part.replaceAll('_', ' ')
      const row = await createPerson(tx.db, { id: newId(tx), name, email: `${part}@${slug}.example`, passwordHash })
      person[part] = row.id
      changes.push(change(schema.people, row))
    }
    await recordEvent(tx, { action: 'person.joined', subject: { kind: 'person', id: null }, changes })
    return person
  })
}

async function establish(tx: Tx, slug: string, person: Record<Part, string>): Promise<void> {
  const { workspaces, members } = schema
  const workspaceId = tx.ctx.workspaceId
  const [workspace] = await tx.db.insert(workspaces).values({ id: workspaceId, slug, name: slug }).returning()
  const rows = await tx.db
    .insert(members)
    .values(
      parts
        .filter((part) => part !== 'stranger')
        .map((part) => ({
          id: newId(tx),
          workspaceId,
          personId: person[part],
          duties: (duties as readonly string[]).includes(part) ? [part] : [],
        })),
    )
    .returning()
  await recordEvent(tx, {
    action: 'workspace.created',
    subject: { kind: 'workspace', id: workspaceId, revision: 1 },
    changes: [
      change(workspaces, workspace!),
      ...rows.map((row) => change(members, row)),
      ...(await createDefaultWorkflows(tx)),
      ...(await installQuestionnaire(tx)),
      ...(await installBuiltIns(tx)),
    ],
  })
}

/** A use case whose team has one person in each role. */
export function churnUseCase(person: Record<Part, string>, name = 'Churn prediction') {
  return {
    name,
    area: 'Customer care',
    answers: {
      problem: 'Every month 1.9 % of consumer contracts are cancelled.',
      beneficiaries: 'Care agents, who call before the customer leaves.',
      value_per_year: { amount: 720_000, currency: 'EUR' },
      value_reasoning: 'One point of recall keeps about 40 customers a month.',
      cost_to_build: { amount: 180_000, currency: 'EUR' },
      cost_to_run: { amount: 60_000, currency: 'EUR' },
    },
    team: useCaseRoles
      .filter((role) => role !== 'business_stakeholder')
      .map((role) => ({ person: person[role], role })),
  }
}
