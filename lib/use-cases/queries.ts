import { and, asc, desc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import type { EntryBody } from '@/lib/audit/entry'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import type { RoleId } from '@/lib/platform/vocabulary'
import { readTemplate } from '@/lib/templates/definition'
import type { Money } from '@/lib/templates/vocabulary'
import { findUseCase } from './find-use-case'
import { listUseCasesInput, readUseCaseInput } from './input'
import { paybackOf } from './rules'
import type { RiskTier, Stage } from './vocabulary'

const {
  approvalRequests,
  auditEntries,
  documentRevisions,
  documents,
  iterations,
  modelVersions,
  registeredModels,
  useCaseMembers,
  useCases,
} = schema

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

const promised = sql`(select r.answers -> 'value_per_year' from ${documents} d join ${documentRevisions} r on r.document_id = d.id and r.revision = d.revision
  where d.use_case_id = ${useCases.id} and d.template = 'added-value' limit 1)`

/** What each order compares, as which type a cursor gives it back, and whether that is one: anybody can write a cursor. */
const orders = {
  newest: { by: sql`${useCases.createdAt}`, type: sql`timestamptz`, isKey: isInstantKey },
  name: { by: sql`${useCases.name}`, type: sql`text`, isKey: (key: string) => !key.includes('\0') },
  value: {
    by: sql`coalesce((${promised} ->> 'amount')::numeric, 0)`,
    type: sql`numeric`,
    isKey: (key: string) => /^\d{1,20}(\.\d{1,4})?$/.test(key),
  },
  stage_since: { by: sql`${iterations.stageSince}`, type: sql`timestamptz`, isKey: isInstantKey },
}

function isInstantKey(key: string): boolean {
  const date = new Date(key.replace(' ', 'T').replace(/\+00$/, 'Z'))
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === key.slice(0, 19).replace(' ', 'T')
}

export const listUseCases = defineQuery({
  name: 'use-case.list',
  summary: 'List use cases',
  permission: 'use-case.read',
  input: listUseCasesInput,
  rest: { method: 'GET', path: '/use-cases' },
  async run(tx, input) {
    const after = readCursor(input.cursor, 2)
    const { by, type, isKey } = orders[input.sort]
    if (after && !isKey(after[0]!)) throw invalid('That page no longer exists. Start from the first one.')
    const isDown = input.descending ?? input.sort !== 'name'
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
        valuePerYear: sql<Money | null>`${promised}`,
        createdAt: useCases.createdAt,
        key: sql<string>`(${by})::text`,
      })
      .from(useCases)
      .innerJoin(iterations, and(eq(iterations.useCaseId, useCases.id), eq(iterations.number, current)))
      .leftJoin(workspacePeople, eq(workspacePeople.id, useCases.sponsorId))
      .where(
        and(
          input.search
            ? or(
                ilike(useCases.name, `%${escapeLike(input.search)}%`),
                ilike(useCases.ref, escapeLike(input.search)),
                ilike(useCases.area, `%${escapeLike(input.search)}%`),
                ilike(workspacePeople.name, `%${escapeLike(input.search)}%`),
              )
            : undefined,
          input.stage?.length ? inArray(iterations.stage, input.stage) : undefined,
          input.riskTier?.length ? inArray(useCases.riskTier, input.riskTier) : undefined,
          input.member
            ? sql`exists (select 1 from ${useCaseMembers} m where m.use_case_id = ${useCases.id} and m.person_id = ${input.member}::uuid and m.removed_at is null)`
            : undefined,
          after
            ? sql`(${by}, ${useCases.id}) ${isDown ? sql`<` : sql`>`} (${after[0]}::${type}, ${after[1]}::uuid)`
            : undefined,
        ),
      )
      .orderBy(...[by, useCases.id].map((column) => (isDown ? desc(column) : asc(column))))
      .limit(input.limit + 1)
    const page = toPage(rows, input.limit, (row) => [row.key, row.id])
    const items = page.items.map(({ key: _, ...row }) => ({
      ...row,
      stageSince: isoInstant(row.stageSince),
      createdAt: isoInstant(row.createdAt),
    }))
    return { ...page, items: items as UseCaseItem[] }
  },
})

export const countUseCases = defineQuery({
  name: 'use-case.count',
  summary: 'Count use cases, and those without a risk tier',
  permission: 'use-case.read',
  input: z.strictObject({}),
  async run(tx) {
    const [row] = await tx.db
      .select({
        all: sql<number>`count(*)::int`,
        unclassified: sql<number>`count(*) filter (where ${useCases.riskTier} is null)::int`,
      })
      .from(useCases)
    return row!
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
    const [sponsor] = await tx.db
      .select({ name: workspacePeople.name })
      .from(workspacePeople)
      .where(eq(workspacePeople.id, row.sponsorId))
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
      .select({
        ref: registeredModels.ref,
        name: registeredModels.name,
        // Named in full: without a join Drizzle writes columns bare, and a bare id means the inner table's own.
        newest: sql<number>`(select max(v.version) from ${modelVersions} v where v.model_id = registered_models.id)`,
        /** The newest version that an approval lets into production today. */
        approved: sql<
          number | null
        >`(select max(v.version) from ${modelVersions} v join ${approvalRequests} a on a.subject_id = v.id
          where v.model_id = registered_models.id and a.environment = 'production' and a.status = 'approved'
            and (a.expires_at is null or a.expires_at > countersign_now()))`,
      })
      .from(registeredModels)
      .where(eq(registeredModels.useCaseId, row.id))
      .orderBy(asc(registeredModels.id))
    const open = await tx.db
      .select({ ref: approvalRequests.ref, title: approvalRequests.title, status: approvalRequests.status })
      .from(approvalRequests)
      .where(
        and(eq(approvalRequests.useCaseId, row.id), inArray(approvalRequests.status, ['open', 'changes_requested'])),
      )
      .orderBy(asc(approvalRequests.id))
    return {
      id: row.id,
      ref: row.ref,
      name: row.name,
      area: row.area,
      problem: row.problem,
      riskTier: row.riskTier,
      tierDecided: row.riskTier ? await readTierDecision(tx, row.id) : null,
      sponsorId: row.sponsorId,
      sponsor: sponsor?.name ?? null,
      createdAt: isoInstant(row.createdAt),
      revision: row.revision,
      iterations: walked.map((walk) => ({ ...walk, stageSince: isoInstant(walk.stageSince) })),
      team: team.map((member) => ({ ...member, role: member.role as RoleId, since: isoInstant(member.since) })),
      document: document
        ? { ...document, publishedAt: isoInstant(document.publishedAt), payback: paybackOf(document.answers) }
        : null,
      template: document ? await readTemplate(document.template) : null,
      models,
      openApprovals: open,
    }
  },
})

/** Who set the tier, when and why: only the log knows. */
async function readTierDecision(tx: Tx, useCaseId: string) {
  const [entry] = await tx.db
    .select({ by: workspacePeople.name, at: auditEntries.occurredAt, body: auditEntries.body })
    .from(auditEntries)
    .leftJoin(workspacePeople, eq(workspacePeople.id, auditEntries.actorId))
    .where(and(eq(auditEntries.useCaseId, useCaseId), eq(auditEntries.action, 'use_case.risk_tier_set')))
    .orderBy(desc(auditEntries.id))
    .limit(1)
  if (!entry) return null
  const { details } = JSON.parse(Buffer.from(entry.body).toString('utf8')) as EntryBody
  return { by: entry.by, at: isoInstant(entry.at), reason: String(details.reason) }
}
