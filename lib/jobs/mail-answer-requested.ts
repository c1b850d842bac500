// Tells those who are asked for an answer, and nobody else.
import { and, eq, isNull } from 'drizzle-orm'
import { schema } from '@/db/client'
import { findDocument } from '@/lib/documents/find-document'
import { askedPeople } from '@/lib/documents/requests/asked-people'
import { withContext } from '@/lib/platform/context'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import { type Job, jobContext } from './job'

const { answerRequests, useCases, workspaces } = schema

export const mailAnswerRequested: Job = async (env, workspaceId, payload, addJob) => {
  if (!env.smtpUrl) return
  const mails = await withContext(jobContext(env, workspaceId), async (tx) => {
    const [request] = await tx.db
      .select()
      .from(answerRequests)
      .where(and(eq(answerRequests.id, String(payload.requestId)), isNull(answerRequests.closedAt)))
    if (!request) return []
    const document = await findDocument(tx, request.documentId)
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, document.useCaseId))
    const [workspace] = await tx.db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
    const label = findField(template, request.field)?.label ?? request.field
    const asked = (await askedPeople(tx, document.useCaseId, request)).filter(({ id }) => id !== request.askedBy)
    return asked.map((person) => ({
      to: person.email,
      subject: `${document.ref}: an answer is asked of you`,
      text: [
        `Hello ${person.name},`,
        '',
        `your answer is asked for: ${label}`,
        `Document: ${document.ref} ${document.title}`,
        `Use case: ${useCase!.ref} ${useCase!.name}`,
        ...(request.dueOn ? [`Due: ${request.dueOn}`] : []),
        ...(request.note ? ['', request.note] : []),
        '',
        `${env.url}/w/${workspace!.slug}/documents/${document.ref}/edit#field-${request.field}`,
      ].join('\n'),
    }))
  })
  // One job a person: a mailbox that refuses does not make the others get theirs twice.
  for (const mail of mails) await addJob('send_mail', mail, `${payload.requestId}:${mail.to}`)
}
