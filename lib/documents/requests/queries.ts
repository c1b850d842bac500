import { and, asc, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isAllowed } from '@/lib/platform/permissions'
import { readRights } from '@/lib/platform/rights'
import { isoInstant } from '@/lib/platform/times'
import { findField } from '@/lib/templates/rules'
import { readTemplate, readTemplates } from '@/lib/templates/store'
import { findDocument } from '../find-document'
import { documentPath } from '../input'
import type { AnswerRequestItem, AskedOfMe } from './views'

const { answerRequests, documents, useCaseMembers, useCases } = schema

export const listAnswerRequests = defineQuery({
  name: 'answer-request.list',
  summary: 'List the answers that are asked for in a document, newest first',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, field: z.string().max(60).optional() }),
  rest: { method: 'GET', path: '/documents/{document}/answer-requests' },
  async run(tx, input): Promise<{ items: AnswerRequestItem[]; mayAsk: boolean }> {
    const document = await findDocument(tx, input.document)
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const rights = await readRights(tx, document.useCaseId)
    const mayEdit = isAllowed('document.edit', rights)
    const me = tx.ctx.actor.id
    const [asked, asker, closer] = ['asked', 'asker', 'closer'].map((name) => alias(workspacePeople, name)) as [
      typeof workspacePeople,
      typeof workspacePeople,
      typeof workspacePeople,
    ]
    const rows = await tx.db
      .select({ request: answerRequests, personName: asked.name, askedByName: asker.name, closedByName: closer.name })
      .from(answerRequests)
      .leftJoin(asked, eq(asked.id, answerRequests.personId))
      .leftJoin(asker, eq(asker.id, answerRequests.askedBy))
      .leftJoin(closer, eq(closer.id, answerRequests.closedBy))
      .where(
        and(
          eq(answerRequests.documentId, document.id),
          input.field === undefined ? undefined : eq(answerRequests.field, input.field),
        ),
      )
      .orderBy(desc(answerRequests.id))
      .limit(200)
    const items = rows.map(({ request, personName, askedByName, closedByName }): AnswerRequestItem => {
      const { id, field, note, role, askedBy, dueOn, isAnswered, closedAt } = request
      const isOpen = closedAt === null
      const isAsked = request.personId === me || (role !== null && [...rights.roles, ...rights.duties].includes(role))
      return {
        id,
        field,
        label: findField(template, field)?.label ?? field,
        note,
        person: request.personId,
        personName,
        role,
        askedBy,
        askedByName: askedByName ?? '',
        askedAt: isoInstant(request.askedAt),
        dueOn,
        closedAt: closedAt && isoInstant(closedAt),
        closedByName,
        isAnswered,
        may: {
          withdraw: isOpen && mayEdit && askedBy === me,
          close: isOpen && isAllowed('comment.write', rights) && (mayEdit || isAsked || askedBy === me),
        },
      }
    })
    return { items, mayAsk: mayEdit }
  },
})

export const listAskedOfMe = defineQuery({
  name: 'answer-request.mine',
  summary: 'List the answers that I am asked for, by name or by a role of mine',
  permission: 'document.read',
  input: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  rest: { method: 'GET', path: '/me/answer-requests' },
  async run(tx, input): Promise<{ items: AskedOfMe[] }> {
    const me = personOf(tx)
    const { duties } = tx.rights
    const isMyRole = exists(
      tx.db
        .select({ one: sql`1` })
        .from(useCaseMembers)
        .where(
          and(
            eq(useCaseMembers.useCaseId, documents.useCaseId),
            eq(useCaseMembers.personId, me),
            sql`${useCaseMembers.role} = ${answerRequests.role}`,
            isNull(useCaseMembers.removedAt),
          ),
        ),
    )
    const hasRole = tx.db
      .select({ one: sql`1` })
      .from(useCaseMembers)
      .where(
        and(
          eq(useCaseMembers.useCaseId, documents.useCaseId),
          eq(useCaseMembers.personId, me),
          isNull(useCaseMembers.removedAt),
        ),
      )
    const rows = duties.includes('auditor')
      ? []
      : await tx.db
          .select({
            request: answerRequests,
            askedByName: workspacePeople.name,
            document: documents.ref,
            documentTitle: documents.title,
            template: documents.template,
            templateVersion: documents.templateVersion,
            useCase: useCases.ref,
            useCaseName: useCases.name,
            hasRole: sql<boolean>`${exists(hasRole)}`,
          })
          .from(answerRequests)
          .innerJoin(documents, eq(documents.id, answerRequests.documentId))
          .innerJoin(useCases, eq(useCases.id, documents.useCaseId))
          .leftJoin(workspacePeople, eq(workspacePeople.id, answerRequests.askedBy))
          .where(
            and(
              isNull(answerRequests.closedAt),
              isNull(useCases.retiredAt),
              or(
                eq(answerRequests.personId, me),
                duties.length > 0 ? inArray(answerRequests.role, duties as never[]) : undefined,
                isMyRole,
              ),
            ),
          )
          .orderBy(sql`${answerRequests.dueOn} asc nulls last`, asc(answerRequests.id))
          .limit(input.limit)
    const definitions = await readTemplates(tx, rows)
    return {
      items: rows.map(({ request, askedByName, template, templateVersion, hasRole, ...place }) => {
        const definition = definitions.get(`${template}@${templateVersion}`)
        return {
          id: request.id,
          ...place,
          field: request.field,
          label: (definition && findField(definition, request.field)?.label) ?? request.field,
          note: request.note,
          role: request.role,
          mayWrite: hasRole || isAllowed('document.edit', tx.rights),
          askedByName: askedByName ?? '',
          askedAt: isoInstant(request.askedAt),
          dueOn: request.dueOn,
        }
      }),
    }
  },
})
