// How a design document is approved: its published answers, which of them are material, who wrote a part of it.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type SubjectBinding, type SubjectState, shownName } from '@/lib/approvals/subject'
import { versionOfCard } from '@/lib/model-cards/card-document'
import type { Tx } from '@/lib/platform/context'
import { invalid } from '@/lib/platform/errors'
import { fieldsOf, findField } from '@/lib/templates/rules'
import { digestOfTemplate, readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { accountableRole } from '@/lib/use-cases/rules'
import type { RiskTier } from '@/lib/use-cases/vocabulary'
import { readAuthors } from './authors'
import { readPublished } from './draft'
import { type DocumentRow, findDocument } from './find-document'

const { useCases } = schema

/** Parts of the snapshot that are no answers; keys of answers have no dot. */
const ownFields: Record<string, string> = {
  'document.title': 'Title',
  'document.template': 'Template',
}

export interface DocumentContent {
  answers: Answers
  revision: number
  template: Template
  authors: string[]
}

interface Place {
  useCaseId: string
  riskTier: RiskTier | null
  involvement: Parameters<typeof accountableRole>[0]
}

/** The subject with this content: the newest published revision, or one that is about to be published. */
export function documentSubject(document: DocumentRow, place: Place, content: DocumentContent): SubjectState {
  const { template, answers } = content
  return {
    snapshot: {
      schema: `countersign/document/${template.key}@${template.version}`,
      kind: 'design_document',
      id: document.id,
      revision: content.revision,
      fields: {
        'document.title': document.title,
        'document.template': { name: template.name, version: template.version, digest: digestOfTemplate(template) },
        ...answers,
      },
    },
    materialFields: [
      ...Object.keys(ownFields),
      ...fieldsOf(template)
        .filter(({ material }) => material)
        .map(({ key }) => key),
    ],
    label: document.ref,
    name: document.title,
    useCaseId: document.useCaseId,
    riskTier: place.riskTier,
    accountable: accountableRole(place.involvement, template.stage),
    authors: content.authors,
    fieldLabel: (field) => ownFields[field] ?? findField(template, field)?.label ?? field,
  }
}

export async function readPlace(tx: Tx, useCaseId: string): Promise<Place> {
  const [row] = await tx.db
    .select({ useCaseId: useCases.id, riskTier: useCases.riskTier, involvement: useCases.involvement })
    .from(useCases)
    .where(eq(useCases.id, useCaseId))
  return row!
}

/** The newest published revision as a subject. @throws invalid before the first one */
export async function publishedSubject(tx: Tx, document: DocumentRow): Promise<SubjectState> {
  const published = await readPublished(tx, document)
  if (!published) throw invalid(`${document.ref} has no published revision yet. Publish it first.`)
  return documentSubject(document, await readPlace(tx, document.useCaseId), {
    answers: published.answers,
    revision: published.revision,
    template: await readTemplate(tx, document.template, published.templateVersion),
    authors: await readAuthors(tx, [document.id]),
  })
}

export const designDocumentSubject: SubjectBinding = {
  hasEnvironment: false,
  question: (state) => `Approve ${shownName(state)} (${state.label}), revision ${state.snapshot.revision}?`,
  read: async (tx, id, lock) => publishedSubject(tx, await findDocument(tx, id, lock)),
  async resolve(tx, { ref }) {
    const document = await findDocument(tx, ref)
    const card = await versionOfCard(tx, document)
    if (card) {
      throw invalid(
        `${document.ref} is the model card of ${card.ref}, and is approved with it. Ask for the release of ${card.ref}.`,
        { 'subject.kind': `model_version, with the reference ${card.model.ref} and version ${card.version.version}.` },
      )
    }
    return document.id
  },
}
