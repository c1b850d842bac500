// How a model version is approved: what its snapshot shows, which fields are material, who its authors are.
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type SubjectBinding, type SubjectState, shownName } from '@/lib/approvals/subject'
import { findModelVersion } from '@/lib/models/find-model'
import type { Tx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { fieldLabel } from './field-names'
import { type ModelCardContent, minorCardFields } from './vocabulary'

const { modelCardRevisions, modelCards, modelVersions, registeredModels, useCases } = schema

export interface VersionFacts {
  version: typeof modelVersions.$inferSelect
  model: typeof registeredModels.$inferSelect
  card: typeof modelCards.$inferSelect
  riskTier: string | null
  /** Everyone who made the version, recorded a digest of it or wrote a revision of its card. */
  authors: string[]
}

/** A version with its model and card, its row locked as asked: whoever edits any part of it takes that lock for update. */
export async function readVersionFacts(
  tx: Tx,
  versionId: string,
  lock: 'share' | 'update' | 'none',
): Promise<VersionFacts> {
  const select = tx.db.select().from(modelVersions).where(eq(modelVersions.id, versionId))
  const [version] = lock === 'none' ? await select : await select.for(lock)
  if (!version) throw notFound('model version')
  const [row] = await tx.db
    .select({ model: registeredModels, card: modelCards, riskTier: useCases.riskTier })
    .from(registeredModels)
    .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
    .innerJoin(modelCards, eq(modelCards.modelVersionId, version.id))
    .where(eq(registeredModels.id, version.modelId))
  return { version, ...row!, authors: await readAuthors(tx, version, row!.card.id) }
}

/**
 * The same part somewhere else has the same authors: importing a text for another person, with other line ends or another
 * front matter, does not make it theirs, nor does registering the artefact that somebody else recorded.
 */
async function readAuthors(tx: Tx, version: VersionFacts['version'], cardId: string): Promise<string[]> {
  const ownRevision = eq(modelCardRevisions.modelCardId, cardId)
  const own = (part: SQL) => tx.db.select({ part }).from(modelCardRevisions).where(ownRevision)
  const source = sql`${modelCardRevisions.sourceDigest}`
  // As the index on it says; a body of nothing is nobody's work.
  const body = sql`md5(nullif(${modelCardRevisions.content} ->> 'body', ''))`
  const revisions = await tx.db
    .select({ writers: modelCardRevisions.writers })
    .from(modelCardRevisions)
    .where(or(ownRevision, inArray(source, own(source)), inArray(body, own(body))))
  const artifacts = or(
    version.artifactDigest ? eq(modelVersions.artifactDigest, version.artifactDigest) : undefined,
    version.imageDigest ? eq(modelVersions.imageDigest, version.imageDigest) : undefined,
  )
  const versions = artifacts
    ? await tx.db
        .select({ createdBy: modelVersions.createdBy, pinnedBy: modelVersions.pinnedBy })
        .from(modelVersions)
        .where(artifacts)
    : [version]
  return [
    ...new Set([
      version.createdBy,
      ...version.pinnedBy,
      ...versions.flatMap(({ createdBy, pinnedBy }) => [createdBy, ...pinnedBy]),
      ...revisions.flatMap(({ writers }) => writers),
    ]),
  ]
}

/** The subject with this content of its card: the current one, or one that is about to be published. */
export function subjectOf(facts: VersionFacts, content: ModelCardContent, cardRevision: number): SubjectState {
  const { version, model } = facts
  const { metadata } = content
  const fields: Record<string, unknown> = {
    'model.ref': model.ref,
    'model.name': model.name,
    'version.number': version.version,
    'version.label': version.label,
    'version.artifact': version.artifactDigest,
    'version.image': version.imageDigest,
    'card.title': content.title,
    'card.license': [metadata.license, metadata.licenseName, metadata.licenseLink],
    'card.language': metadata.language,
    'card.tags': metadata.tags,
    'card.library': metadata.library,
    'card.pipeline': metadata.pipeline,
    'card.base_models': metadata.baseModels,
    'card.datasets': metadata.datasets,
    'card.metrics': metadata.metrics,
    'card.results': content.results.map(({ line: _, path: __, ...result }) => result),
    'card.other': content.other,
    'card.body': content.body,
  }
  const minor: readonly string[] = minorCardFields
  return {
    snapshot: {
      schema: 'countersign/model-version@1',
      kind: 'model_version',
      id: version.id,
      revision: cardRevision,
      fields,
    },
    materialFields: Object.keys(fields).filter((name) => !minor.includes(name)),
    label: `${model.ref} v${version.version}`,
    name: `${model.name} v${version.version}`,
    useCaseId: model.useCaseId,
    riskTier: facts.riskTier,
    authors: facts.authors,
    fieldLabel,
  }
}

export async function readCardContent(
  tx: Tx,
  cardId: string,
  revision: number,
): Promise<typeof modelCardRevisions.$inferSelect> {
  const [row] = await tx.db
    .select()
    .from(modelCardRevisions)
    .where(and(eq(modelCardRevisions.modelCardId, cardId), eq(modelCardRevisions.revision, revision)))
  if (!row) throw notFound('revision of this model card')
  return row
}

export const modelVersionSubject: SubjectBinding = {
  hasEnvironment: true,
  question: (state, environment) => `Release ${shownName(state)} (${state.label.split(' ')[0]}) to ${environment}?`,
  async read(tx, id, lock) {
    const facts = await readVersionFacts(tx, id, lock)
    const { content } = await readCardContent(tx, facts.card.id, facts.version.cardRevision)
    return subjectOf(facts, content, facts.version.cardRevision)
  },
  async resolve(tx, { ref, version }) {
    if (version === undefined) throw invalid('Say which version.', { 'subject.version': 'The number of the version.' })
    return (await findModelVersion(tx, ref, version)).version.id
  },
}
