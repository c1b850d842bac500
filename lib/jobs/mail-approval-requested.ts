// Tells those who are asked for a decision, and nobody else.
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { readRequest } from '@/lib/approvals/read-request'
import { isInGroup } from '@/lib/approvals/rules'
import { withContext } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { type Job, jobContext } from './job'

const { useCaseMembers, useCases, workspaces } = schema

export const mailApprovalRequested: Job = async (env, workspaceId, payload, addJob) => {
  if (!env.smtpUrl) return
  const mails = await withContext(jobContext(env, workspaceId), async (tx) => {
    const { request, standing } = await readRequest(tx, String(payload.requestId), { lock: false })
    if (standing.status !== 'open') return []
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, request.useCaseId))
    const [workspace] = await tx.db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
    const held = await tx.db
      .select({ personId: useCaseMembers.personId, role: useCaseMembers.role })
      .from(useCaseMembers)
      .where(and(eq(useCaseMembers.useCaseId, request.useCaseId), isNull(useCaseMembers.removedAt)))
    const people = await tx.db
      .select()
      .from(workspacePeople)
      .where(
        and(
          eq(workspacePeople.isMember, true),
          or(
            sql`cardinality(${workspacePeople.duties}) > 0`,
            held.length
              ? inArray(
                  workspacePeople.id,
                  held.map(({ personId }) => personId),
                )
              : undefined,
          ),
        ),
      )
    const excluded = new Set([...request.authors, request.requesterId])
    const asked = people.filter((person) => {
      const roles = [...person.duties, ...held.filter(({ personId }) => personId === person.id).map(({ role }) => role)]
      const open = standing.requirements.filter(({ state }) => state === 'open')
      return (
        !excluded.has(person.id) &&
        open.some(({ requirement }) => isInGroup(requirement.group, { id: person.id, roles }))
      )
    })
    return asked.map((person) => ({
      to: person.email,
      subject: `${request.ref}: ${request.title}`,
      text: [
        `Hello ${person.name},`,
        '',
        `your decision is asked for: ${request.title}`,
        `Use case: ${useCase!.ref} ${useCase!.name}`,
        ...(request.dueAt ? [`Due: ${request.dueAt.slice(0, 10)}`] : []),
        '',
        request.note,
        '',
        `${env.url}/w/${workspace!.slug}/approvals/${request.ref}`,
      ].join('\n'),
    }))
  })
  // One job a person: a mailbox that refuses does not make the others get theirs twice.
  for (const mail of mails) await addJob('send_mail', mail, `${payload.requestId}:${mail.to}`)
}
