import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { standingStatus } from '@/lib/approvals/standing-status'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { type Page, pageInput, readCursor, toPage } from '@/lib/platform/keyset'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import type { Environment } from '@/lib/platform/vocabulary'
import { findModel, type VersionRow } from './find-model'
import { readVersionParts } from './read-version-parts'
import { versionStatus } from './version-status/rules'
import type { VersionItem } from './views'

const { approvalRequests, deployments, modelAliases, modelVersions, useCases } = schema

export const listVersions = defineQuery({
  name: 'model-version.list',
  summary: 'List the versions of a model',
  description: 'Newest first, each with its status, its aliases, where it runs and what it was made of.',
  permission: 'model.read',
  input: z.strictObject({ ...pageInput, model: z.string().min(1).max(200) }),
  rest: { method: 'GET', path: '/models/{model}/versions' },
  async run(tx, input): Promise<Page<VersionItem>> {
    const model = await findModel(tx, input.model)
    const after = readCursor(input.cursor)
    const rows = await tx.db
      .select({ version: modelVersions, createdBy: workspacePeople.name })
      .from(modelVersions)
      .leftJoin(workspacePeople, eq(workspacePeople.id, modelVersions.createdBy))
      .where(and(eq(modelVersions.modelId, model.id), after ? lt(modelVersions.id, after[0]!) : undefined))
      .orderBy(desc(modelVersions.id))
      .limit(input.limit + 1)
    const versions = rows.map(({ version }) => version)
    const facts = await statusFacts(tx, versions)
    const parts = await readVersionParts(tx, versions)
    const [useCase] = await tx.db
      .select({ retiredAt: useCases.retiredAt })
      .from(useCases)
      .where(eq(useCases.id, model.useCaseId))
    const items = rows.map(({ version, createdBy }): VersionItem => {
      const own = <T extends { of: string | null }>(all: readonly T[]) => all.filter(({ of }) => of === version.id)
      const approvals = own(facts.approvals)
      const deployed = own(facts.deployments)
      const running = deployed.filter(({ endedAt }) => endedAt === null)
      return {
        id: version.id,
        ref: `${model.ref} v${version.version}`,
        version: version.version,
        label: version.label,
        ...versionStatus({ approvals, deployments: deployed, isRetired: useCase!.retiredAt !== null }),
        aliases: own(facts.aliases).map(({ alias }) => alias),
        runsIn: [...new Set<Environment>(running.map(({ environment }) => environment))],
        parts: parts.get(version.id)!,
        cardRevision: version.cardRevision,
        approvals: approvals.map(({ of: _, ...approval }) => approval),
        recordedFrom: version.recordedFrom,
        createdBy,
        createdAt: isoInstant(version.createdAt),
        revision: version.revision,
      }
    })
    return toPage(items, input.limit, (row) => [row.id])
  },
})

async function statusFacts(tx: Tx, versions: readonly VersionRow[]) {
  const ids = versions.map(({ id }) => id)
  if (ids.length === 0) return { approvals: [], deployments: [], aliases: [] }
  const approvals = await tx.db
    .select({
      of: approvalRequests.subjectId,
      ref: approvalRequests.ref,
      status: standingStatus,
      environment: approvalRequests.environment,
    })
    .from(approvalRequests)
    .where(and(inArray(approvalRequests.subjectId, ids), eq(approvalRequests.subjectKind, 'model_version')))
    .orderBy(asc(approvalRequests.id))
  const deployed = await tx.db
    .select({
      of: deployments.modelVersionId,
      environment: deployments.environment,
      endedAt: deployments.endedAt,
      gate: deployments.gate,
    })
    .from(deployments)
    .where(inArray(deployments.modelVersionId, ids))
  const aliases = await tx.db
    .select({ of: modelAliases.versionId, alias: modelAliases.alias })
    .from(modelAliases)
    .where(inArray(modelAliases.versionId, ids))
    .orderBy(asc(modelAliases.alias))
  return { approvals, deployments: deployed, aliases }
}
