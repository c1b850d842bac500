import { and, asc, desc, eq, gt, ilike, isNull, lt, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import type { RoleId } from '@/lib/platform/vocabulary'
import { readTemplate } from '@/lib/templates/definition'
import type { Answers, Money } from '@/lib/templates/vocabulary'
import { findUseCase } from './find-use-case'
import { listUseCasesInput, readUseCaseInput } from './input'
import type { RiskTier, Stage } from './vocabulary'

const { useCases, iterations, useCaseMembers, documents, documentRevisions, registeredModels } = schema

export interface UseCaseItem {
  id: string
  ref: string
  name: string
  area: string
  problem: string
  sponsor: string
  stage: Stage
  stageSince: string
  riskTier: RiskTier | null
  valuePerYear: Money | null
  createdAt: string
}

const current = sql`(select i.number from ${iterations} i where i.use_case_id = ${useCases.id} order by i.number desc limit 1)`

export const listUseCases = defineQuery({
  name: 'use-case.list',
  summary: 'List use cases',
  permission: 'use-case.read',
  input: listUseCasesInput,
  rest: { method: 'GET', path: '/use-cases' },
  async run(tx, input) {
    const byName = input.sort === 'name'
    const after = readCursor(input.cursor, byName ? 2 : 1)
    const rows = await tx.db
      .select({
        id: useCases.id,
        ref: useCases.ref,
        name: useCases.name,
        area: useCases.area,
        problem: useCases.problem,
        sponsor: workspacePeople.name,
        stage: iterations.stage,
        stageSince: iterations.stageSince,
        riskTier: useCases.riskTier,
        valuePerYear: sql<Money | null>`(select r.answers -> 'value_per_year' from ${documents} d join ${documentRevisions} r on r.document_id = d.id and r.revision = d.revision
          where d.use_case_id = ${useCases.id} and d.template = 'added-value' limit 1)`,
        createdAt: useCases.createdAt,
      })
      .from(useCases)
      .innerJoin(iterations, and(eq(iterations.useCaseId, useCases.id), eq(iterations.number, current)))
      .leftJoin(workspacePeople, eq(workspacePeople.id, useCases.sponsorId))
      .where(
        and(
          input.search
            ? or(
                ilike(useCases.name, `%${escapeLike(input.search)}%`),
                ilike(useCases.ref, input.search),
                ilike(useCases.area, `%${escapeLike(input.search)}%`),
              )
            : undefined,
          input.stage ? eq(iterations.stage, input.stage) : undefined,
          after === null
            ? undefined
            : byName
              ? or(gt(useCases.name, after[0]!), and(eq(useCases.name, after[0]!), gt(useCases.id, after[1]!)))
              : lt(useCases.id, after[0]!),
        ),
      )
      .orderBy(...(byName ? [asc(useCases.name), asc(useCases.id)] : [desc(useCases.id)]))
      .limit(input.limit + 1)
    return toPage(rows as UseCaseItem[], input.limit, (row) => (byName ? [row.name, row.id] : [row.id]))
  },
})

export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

export const getUseCase = defineQuery({
  name: 'use-case.get',
  summary: 'Read a use case with its team and its Added value document',
  permission: 'use-case.read',
  input: readUseCaseInput,
  rest: { method: 'GET', path: '/use-cases/{useCase}' },
  async run(tx, input) {
    const row = await findUseCase(tx, input.useCase)
    const walked = await tx.db
      .select({ number: iterations.number, stage: iterations.stage, stageSince: iterations.stageSince })
      .from(iterations)
      .where(eq(iterations.useCaseId, row.id))
      .orderBy(asc(iterations.number))
    const team = await tx.db
      .select({
        person: useCaseMembers.personId,
        name: workspacePeople.name,
        role: useCaseMembers.role,
        since: useCaseMembers.addedAt,
      })
      .from(useCaseMembers)
      .innerJoin(workspacePeople, eq(workspacePeople.id, useCaseMembers.personId))
      .where(and(eq(useCaseMembers.useCaseId, row.id), isNull(useCaseMembers.removedAt)))
      .orderBy(asc(workspacePeople.name))
    const [document] = await tx.db
      .select({
        ref: documents.ref,
        template: documents.template,
        revision: documents.revision,
        answers: documentRevisions.answers,
        contentDigest: documentRevisions.contentDigest,
        publishedAt: documentRevisions.publishedAt,
        publishedBy: workspacePeople.name,
      })
      .from(documents)
      .innerJoin(
        documentRevisions,
        and(eq(documentRevisions.documentId, documents.id), eq(documentRevisions.revision, documents.revision)),
      )
      .leftJoin(workspacePeople, eq(workspacePeople.id, documentRevisions.publishedBy))
      .where(and(eq(documents.useCaseId, row.id), eq(documents.template, 'added-value')))
    const models = await tx.db
      .select({ ref: registeredModels.ref, name: registeredModels.name })
      .from(registeredModels)
      .where(eq(registeredModels.useCaseId, row.id))
      .orderBy(asc(registeredModels.id))
    return {
      id: row.id,
      ref: row.ref,
      name: row.name,
      area: row.area,
      problem: row.problem,
      riskTier: row.riskTier,
      sponsorId: row.sponsorId,
      createdAt: row.createdAt,
      revision: row.revision,
      iterations: walked,
      team: team as Array<{ person: string; name: string; role: RoleId; since: string }>,
      document: document ? { ...document, payback: payback(document.answers) } : null,
      template: document ? await readTemplate(document.template) : null,
      models,
    }
  },
})

/** Months until value has paid back the cost to build, or null when it never does. */
export function payback(answers: Answers): number | null {
  const amount = (key: string) => (answers[key] as Money | null | undefined)?.amount ?? 0
  const yearly = amount('value_per_year') - amount('cost_to_run')
  if (yearly <= 0) return null
  return Math.ceil((amount('cost_to_build') / yearly) * 12)
}
