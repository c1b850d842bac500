// How a model version is approved: what its snapshot shows, which fields are material, who its authors are.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type SubjectBinding, type SubjectState, shownName } from '@/lib/approvals/subject'
import { readPublished } from '@/lib/documents/draft'
import type { DocumentRow } from '@/lib/documents/find-document'
import { findModelVersion } from '@/lib/models/find-model'
import type { Tx } from '@/lib/platform/context'
import { invalid, notFound } from '@/lib/platform/errors'
import { fieldsOf, findField } from '@/lib/templates/rules'
import { digestOfTemplate, readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { versionAuthors } from './authors'
import { findCard } from './card-document'
import { fieldLabel } from './field-names'
import { readParts, type VersionParts } from './version-parts'

const { modelVersions, registeredModels, useCases } = schema

export interface VersionFacts {
  version: typeof modelVersions.$inferSelect
  model: typeof registeredModels.$inferSelect
  card: DocumentRow
  parts: VersionParts
  riskTier: string | null
  /** Everyone who made the version, recorded a part of it or wrote a revision of its card. */
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
    .select({ model: registeredModels, riskTier: useCases.riskTier })
    .from(registeredModels)
    .innerJoin(useCases, eq(useCases.id, registeredModels.useCaseId))
    .where(eq(registeredModels.id, version.modelId))
  const card = await findCard(tx, version.id)
  return {
    version,
    ...row!,
    card,
    parts: await readParts(tx, version),
    authors: await versionAuthors(tx, version, card.id),
  }
}

/** What a card says in one revision; 0 and no answers before the first. */
export interface CardContent {
  revision: number
  answers: Answers
  template: Template
}

/** The published revision of the card, by default the one that the version stands for. */
export async function readCardContent(
  tx: Tx,
  { card, version }: Pick<VersionFacts, 'card' | 'version'>,
  revision = version.cardRevision,
): Promise<CardContent> {
  if (revision === 0) {
    return { revision, answers: {}, template: await readTemplate(tx, card.template, card.templateVersion) }
  }
  const published = await readPublished(tx, card, revision)
  if (!published) throw notFound('revision of this model card')
  const template = await readTemplate(tx, card.template, published.templateVersion)
  return { revision, answers: published.answers, template }
}

/** The subject with this content of its card: the current one, or one that is about to be published. */
export function subjectOf(facts: VersionFacts, content: CardContent): SubjectState {
  const { version, model, parts } = facts
  const { template } = content
  const fields: Record<string, unknown> = {
    'model.ref': model.ref,
    'model.name': model.name,
    'version.number': version.version,
    'version.label': version.label,
    'version.artifact': version.artifactDigest,
    'version.image': version.imageDigest,
    'version.run': parts.run,
    'version.commit': version.codeCommit,
    'version.repository': version.codeRepository,
    'version.configuration': version.configuration,
    'version.datasets': parts.datasets,
    'version.features': parts.features,
    'card.template': {
      key: template.key,
      name: template.name,
      version: template.version,
      digest: digestOfTemplate(template),
    },
    ...Object.fromEntries(Object.entries(content.answers).map(([key, answer]) => [`card.${key}`, answer])),
  }
  // A field that is not answered yet is material too: its first answer is a change.
  const asked = fieldsOf(template)
  const minor = asked.filter(({ material }) => !material).map(({ key }) => `card.${key}`)
  const names = new Set([...Object.keys(fields), ...asked.map(({ key }) => `card.${key}`)])
  return {
    snapshot: {
      schema: 'countersign/model-version@2',
      kind: 'model_version',
      id: version.id,
      revision: content.revision,
      fields,
    },
    materialFields: [...names].filter((name) => !minor.includes(name)),
    label: `${model.ref} v${version.version}`,
    name: `${model.name} v${version.version}`,
    useCaseId: model.useCaseId,
    riskTier: facts.riskTier,
    authors: facts.authors,
    fieldLabel: (name) => (name.startsWith('card.') && findField(template, name.slice(5))?.label) || fieldLabel(name),
  }
}

export const modelVersionSubject: SubjectBinding = {
  hasEnvironment: true,
  question: (state, environment) => `Release ${shownName(state)} (${state.label.split(' ')[0]}) to ${environment}?`,
  async read(tx, id, lock) {
    const facts = await readVersionFacts(tx, id, lock)
    return subjectOf(facts, await readCardContent(tx, facts))
  },
  async resolve(tx, { ref, version: number }) {
    if (number === undefined) throw invalid('Say which version.', { 'subject.version': 'The number of the version.' })
    const { model, version } = await findModelVersion(tx, ref, number)
    if (version.cardRevision === 0) {
      throw invalid(
        `The model card of ${model.ref} v${number} has no published revision yet. Publish it first: it is what people decide on.`,
      )
    }
    return version.id
  },
}
