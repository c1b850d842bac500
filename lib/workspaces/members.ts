import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { id } from '@/lib/identity/input'
import { defineQuery, type Target } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { isoInstant } from '@/lib/platform/times'
import type { Duty, UseCaseRole } from '@/lib/platform/vocabulary'

const { members, useCaseMembers, useCases } = schema

export type MemberRow = typeof members.$inferSelect

export interface MemberTarget extends Target {
  member: MemberRow
}

/** The member, by their own id or the person's, locked. @throws not_found for who left, too */
export async function lockMember(tx: Tx, given: string): Promise<MemberTarget> {
  const [member] = await tx.db
    .select()
    .from(members)
    .where(
      sql`(${members.id} = ${given}::uuid or ${members.personId} = ${given}::uuid) and ${members.removedAt} is null`,
    )
    .for('update')
  if (!member) throw notFound('member')
  return { kind: 'member', id: member.id, useCaseId: null, member }
}

/** Whether these duties let a person manage the workspace: who audits it writes nothing, so not as an administrator either. */
export function administers(duties: readonly string[]): boolean {
  return duties.includes('admin') && !duties.includes('auditor')
}

/** Of two administrators who take the duty from each other at once, the second waits here and is refused. @throws conflict */
export async function assertAnotherAdministrator(tx: Tx, member: MemberRow): Promise<void> {
  if (!administers(member.duties)) return
  const administrators = await tx.db
    .select({ id: members.id })
    .from(members)
    .where(
      sql`'admin' = any(${members.duties}) and not 'auditor' = any(${members.duties}) and ${members.removedAt} is null`,
    )
    .orderBy(members.id)
    .for('update')
  if (!administrators.some((row) => row.id !== member.id)) {
    throw conflict('This is the last administrator. Make somebody else one first.')
  }
}

export interface MemberView {
  id: string
  ref: string
  personId: string
  name: string
  email: string
  duties: Duty[]
  roles: { useCase: string; role: UseCaseRole }[]
  addedAt: string
  revision: number
}

export const listMembers = defineQuery({
  name: 'people.list',
  summary: 'List the members of the workspace',
  permission: 'workspace.read',
  input: z.strictObject(pageInput),
  rest: { method: 'GET', path: '/members' },
  async run(tx, { limit, cursor }): Promise<Page<MemberView>> {
    const [name, after] = readCursor(cursor, 2) ?? []
    const isLater = after ? sql`(p.name, m.id) > (${name}, ${after}::uuid)` : sql`true`
    return toPage(await readMembers(tx, isLater, limit + 1), limit, (member) => [member.name, member.id])
  },
})

export const getMember = defineQuery({
  name: 'people.get',
  summary: 'Read a member',
  permission: 'workspace.read',
  input: z.strictObject({ member: id }),
  rest: { method: 'GET', path: '/members/{member}' },
  async run(tx, input): Promise<MemberView> {
    const [member] = await readMembers(tx, sql`${input.member}::uuid in (m.id, m.person_id)`, 1)
    if (!member) throw notFound('member')
    return member
  },
})

type Row = Omit<MemberView, 'ref'> & Record<string, unknown>

async function readMembers(tx: Tx, which: SQL, limit: number): Promise<MemberView[]> {
  const { rows } = await tx.db.execute<Row>(sql`
    select m.id, m.person_id as "personId", p.name, p.email, m.duties, m.added_at as "addedAt", m.revision,
      coalesce((
        select jsonb_agg(jsonb_build_object('useCase', u.ref, 'role', r.role) order by u.id)
        from ${useCaseMembers} r join ${useCases} u on u.id = r.use_case_id
        where r.person_id = m.person_id and r.removed_at is null), '[]') as roles
    from ${members} m join workspace_people_view p on p.id = m.person_id
    where m.removed_at is null and ${which}
    order by p.name, m.id limit ${limit}`)
  return rows.map((row) => ({ ...row, ref: row.id, addedAt: isoInstant(row.addedAt) }))
}
