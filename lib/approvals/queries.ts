// Lists of requests: all of them, and those that wait for one person.
import { and, asc, desc, eq, getTableColumns, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf, type Tx } from '@/lib/platform/context'
import { pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { listOf } from '@/lib/platform/list-of'
import { isoInstant } from '@/lib/platform/times'
import { environments } from '@/lib/platform/vocabulary'
import { type Directory, readDirectory } from './asked-people'
import { type DecisionRow, standingOf } from './read-request'
import { mayDecide, resolveAccountable, type Standing, standingDecisions } from './rules'
import { standingStatus } from './standing-status'
import type { ApprovalItem, InboxItem } from './views'
import { approvalStatuses } from './vocabulary'

const { approvalDecisions, approvalRequests, useCaseMembers, useCases, workflowVersions } = schema

// Snapshots are as long as a model card; a list has no use for them.
const { snapshot: _, ...requestColumns } = getTableColumns(approvalRequests)

interface Listed {
  request: Omit<typeof approvalRequests.$inferSelect, 'snapshot'>
  definition: (typeof workflowVersions.$inferSelect)['definition']
  useCase: string
  useCaseName: string
  decisions: DecisionRow[]
  standing: Standing
}

/** The requests that `where` picks, with what their status is derived from. */
async function readListed(tx: Tx, where: SQL | undefined, order: SQL[], limit: number): Promise<Listed[]> {
  const rows = await tx.db
    .select({
      request: requestColumns,
      definition: workflowVersions.definition,
      useCase: useCases.ref,
      useCaseName: useCases.name,
    })
    .from(approvalRequests)
    .innerJoin(workflowVersions, eq(workflowVersions.id, approvalRequests.workflowVersionId))
    .innerJoin(useCases, eq(useCases.id, approvalRequests.useCaseId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
  if (rows.length === 0) return []
  const ids = rows.map(({ request }) => request.id)
  const all = await tx.db
    .select()
    .from(approvalDecisions)
    .where(inArray(approvalDecisions.requestId, ids))
    .orderBy(asc(approvalDecisions.decidedAt), asc(approvalDecisions.id))
  return rows.map((row) => {
    const decisions = all.filter(({ requestId }) => requestId === row.request.id)
    const definition = resolveAccountable(row.definition, row.request.accountable)
    return { ...row, decisions, standing: standingOf(tx.at, row.request, definition, decisions) }
  })
}

function toItem({ request, useCase, useCaseName, standing }: Listed, directory: Directory): ApprovalItem {
  return {
    id: request.id,
    ref: request.ref,
    title: request.title,
    note: request.note,
    subjectLabel: request.subjectLabel,
    environment: request.environment,
    status: standing.status,
    useCase,
    useCaseName,
    requester: directory.nameOf(request.requesterId),
    openedAt: isoInstant(request.openedAt),
    dueAt: request.dueAt && isoInstant(request.dueAt),
    answers: directory.answers(request, standing),
  }
}

const directoryOf = (tx: Tx, listed: Listed[]) =>
  readDirectory(
    tx,
    listed.map(({ request }) => request.useCaseId),
  )

export const listApprovals = defineQuery({
  name: 'approval.list',
  summary: 'List approval requests',
  permission: 'approval.read',
  input: z.strictObject({
    ...pageInput,
    status: listOf(z.enum(approvalStatuses)).optional(),
    environment: listOf(z.enum(environments)).optional(),
    subject: z.string().max(60).optional(),
  }),
  rest: { method: 'GET', path: '/approvals' },
  async run(tx, input) {
    const after = readCursor(input.cursor)
    const listed = await readListed(
      tx,
      and(
        input.status?.length ? inArray(standingStatus, input.status) : undefined,
        input.environment?.length ? inArray(approvalRequests.environment, input.environment) : undefined,
        input.subject ? eq(approvalRequests.subjectLabel, input.subject) : undefined,
        after ? lt(approvalRequests.id, after[0]!) : undefined,
      ),
      [desc(approvalRequests.id)],
      input.limit + 1,
    )
    const directory = await directoryOf(tx, listed)
    return toPage(
      listed.map((row) => toItem(row, directory)),
      input.limit,
      (row) => [row.id],
    )
  },
})

const MOST_WAITING = 500

/** Undecided requests that ask a role of the person; the rules then say which of them wait for this person. */
export const listInbox = defineQuery({
  name: 'approval.inbox',
  summary: 'List what waits for my decision',
  permission: 'approval.read',
  input: z.strictObject({}),
  rest: { method: 'GET', path: '/approvals/inbox' },
  async run(tx): Promise<{ items: InboxItem[]; next: null }> {
    const person = personOf(tx)
    const held = await tx.db
      .select({ useCaseId: useCaseMembers.useCaseId, role: useCaseMembers.role })
      .from(useCaseMembers)
      .where(and(eq(useCaseMembers.personId, person), sql`${useCaseMembers.removedAt} is null`))
    const listed = await readListed(
      tx,
      and(
        inArray(approvalRequests.status, ['open', 'changes_requested']),
        sql`not (${person}::uuid = any(${approvalRequests.authors}))`,
        sql`${approvalRequests.requesterId} <> ${person}::uuid`,
        asksOneOf(tx, person),
      ),
      [asc(approvalRequests.dueAt), asc(approvalRequests.id)],
      MOST_WAITING,
    )
    const waiting = listed.flatMap((row) => {
      if (standingDecisions(row.decisions).some(({ personId }) => personId === person)) return []
      const { request, standing } = row
      const mine = held.filter(({ useCaseId }) => useCaseId === request.useCaseId).map(({ role }) => role)
      const verdict = mayDecide({
        standing,
        person: { id: person, roles: [...tx.rights.duties, ...mine] },
        authors: request.authors,
        requesterId: request.requesterId,
      })
      if ('refusal' in verdict) return []
      const { key, label } = verdict.requirement
      if (standing.requirements.find(({ requirement }) => requirement.key === key)?.state === 'met') return []
      return [{ row, requirement: label }]
    })
    if (waiting.length === 0) return { items: [], next: null }
    const directory = await directoryOf(
      tx,
      waiting.map(({ row }) => row),
    )
    return { items: waiting.map(({ row, requirement }) => ({ ...toItem(row, directory), requirement })), next: null }
  },
})

/** Requests whose frozen workflow names a duty of the person, a role they have in that use case, or the person; or leaves it to a role that answers for it. */
function asksOneOf(tx: Tx, person: string): SQL {
  return sql`exists (
    select 1 from jsonb_path_query(${workflowVersions.definition}, '$.stages[*].requirements[*].group') g
    cross join lateral (select case when g ? 'accountable' then ${approvalRequests.accountable} else g ->> 'role' end as role) r
    where r.role = any(${sql.param([...tx.rights.duties])}::text[]) or g -> 'people' ? ${person}
      or r.role in (select u.role from ${useCaseMembers} u
        where u.use_case_id = ${approvalRequests.useCaseId} and u.person_id = ${person}::uuid and u.removed_at is null))`
}
