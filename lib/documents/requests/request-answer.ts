// Asks a person, or everybody of a role, for the answer to one field.
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand } from '@/lib/platform/command'
import { newId, personOf } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { announce } from '@/lib/platform/live'
import { useCaseRoles } from '@/lib/platform/vocabulary'
import { findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import { assertWritable, lockDocument } from '../find-document'
import { documentPath } from '../input'
import { askedPeople } from './asked-people'

const { answerRequests, outbox } = schema

const askedRoles = [...useCaseRoles, 'risk_officer', 'security_specialist'] as const

export const requestAnswer = defineCommand({
  name: 'answer.request',
  summary: 'Ask somebody for the answer to a field',
  description:
    'Asks one person, or everybody of a role, by mail and on their home page. The request closes when a revision is published in which one of them gave the answer, or when somebody says that it is answered.',
  permission: 'document.edit',
  input: z.strictObject({
    ...documentPath,
    field: z.string().min(1).max(60),
    person: z.uuid('A person has an id.').optional(),
    role: z.enum(askedRoles, 'A role in the use case, risk officer or security specialist.').optional(),
    dueOn: z.iso.date('A date such as 2026-11-21.').optional(),
    note: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  }),
  rest: {
    method: 'POST',
    path: '/documents/{document}/answer-requests',
    status: 201,
    example: { field: 'cost_to_run', role: 'ml_engineer', dueOn: '2026-11-21', note: 'With the new GPUs, please.' },
  },
  find: (tx, input) => lockDocument(tx, input.document),
  async run(tx, input, { document }) {
    await assertWritable(tx, document)
    const { person, role, dueOn } = input
    if ((person === undefined) === (role === undefined)) {
      throw invalid('Ask a person or a role.', { person: 'Choose a person, or a role, and not both.' })
    }
    if (dueOn && dueOn < tx.at.slice(0, 10))
      throw invalid('That day is over.', { dueOn: 'Choose today or a later day.' })
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const field = findField(template, input.field)
    if (!field) throw invalid('There is no such field in this document.', { field: 'There is no such field.' })
    const asked = { personId: person ?? null, role: role ?? null }
    if ((await askedPeople(tx, document.useCaseId, asked)).length === 0) {
      throw person
        ? invalid('They cannot be asked.', {
            person: 'Not a member of this workspace, or an auditor, who writes nothing.',
          })
        : invalid('Nobody would be asked.', { role: 'Nobody has this role in the use case. Give it to someone first.' })
    }
    const [standing] = await tx.db
      .select({ id: answerRequests.id })
      .from(answerRequests)
      .where(
        and(
          eq(answerRequests.documentId, document.id),
          eq(answerRequests.field, field.key),
          isNull(answerRequests.closedAt),
          person ? eq(answerRequests.personId, person) : eq(answerRequests.role, role!),
        ),
      )
    if (standing) throw conflict('They are asked for this answer already.', { request: standing.id })
    const [row] = await tx.db
      .insert(answerRequests)
      .values({
        id: newId(tx),
        workspaceId: tx.ctx.workspaceId,
        documentId: document.id,
        field: field.key,
        ...asked,
        dueOn: dueOn ?? null,
        note: input.note,
        askedBy: personOf(tx),
      })
      .returning()
    await recordEvent(tx, {
      action: 'answer_request.made',
      subject: { kind: 'answer_request', id: row!.id, revision: 1 },
      useCaseId: document.useCaseId,
      changes: [change(answerRequests, row!)],
      details: { ref: document.ref, field: field.label, person: asked.personId, role: asked.role, dueOn: row!.dueOn },
    })
    await tx.db.insert(outbox).values({
      id: newId(tx),
      workspaceId: tx.ctx.workspaceId,
      task: 'mail_answer_requested',
      payload: { requestId: row!.id },
    })
    announce(tx, 'document', document.id)
    return { id: row!.id, revision: 1 }
  },
})
