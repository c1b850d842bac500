import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import type { RoleId } from '@/lib/platform/vocabulary'
import { builtInTemplates } from '@/lib/templates/definition'
import { findUseCase } from './find-use-case'
import { readUseCaseInput } from './input'
import { paybackOf } from './rules'
import { readTierDecision } from './tier-decision'

const { approvalRequests, documentRevisions, documents, iterations, modelVersions, registeredModels, useCaseMembers } =
  schema

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
      isTierOverridden: row.isTierOverridden,
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
      template: document ? (await builtInTemplates()).get(document.template)! : null,
      models,
      openApprovals: open,
    }
  },
})
