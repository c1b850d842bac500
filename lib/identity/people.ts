import { sql } from 'drizzle-orm'
import { type DbTx, schema } from '@/db/client'
import { rowsOf } from './rows'

const { people } = schema

export type PersonRow = typeof people.$inferSelect

type Queries = Pick<DbTx, 'execute'>

export async function findPersonByEmail(db: Queries, email: string): Promise<PersonRow | null> {
  const [row] = await rowsOf(db, people, sql`select * from identity_find_person(${email})`)
  return row ?? null
}

export async function findPerson(db: Queries, id: string): Promise<PersonRow | null> {
  const [row] = await rowsOf(db, people, sql`select * from identity_read_person(${id}::uuid)`)
  return row ?? null
}

/** By issuer and subject; an e-mail address is nobody's identity. */
export async function findPersonByOidc(db: Queries, identity: OidcIdentity): Promise<PersonRow | null> {
  const [row] = await rowsOf(
    db,
    people,
    sql`select * from identity_find_by_oidc(${identity.issuer}, ${identity.subject})`,
  )
  return row ?? null
}

export interface OidcIdentity {
  issuer: string
  subject: string
}

export async function createPerson(
  db: Queries,
  person: { id: string; name: string; email: string; passwordHash: string | null },
): Promise<PersonRow> {
  const [row] = await rowsOf(
    db,
    people,
    sql`select * from identity_create_person(${person.id}::uuid, ${person.name}, ${person.email}, ${person.passwordHash})`,
  )
  return row!
}

/** Their sessions get a new id at the next request: a right gained or lost never rides on an old cookie. */
export async function markRotation(db: Queries, personId: string): Promise<void> {
  await db.execute(sql`select identity_mark_rotation(${personId}::uuid)`)
}
