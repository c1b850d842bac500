// A version of a model out of a card that another tool wrote: registered with the card's first revision published.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { type Change, change } from '@/lib/audit/record-event'
import type { DocumentRow } from '@/lib/documents/find-document'
import { publishDraft } from '@/lib/documents/publish-document'
import type { AnswerSource } from '@/lib/documents/vocabulary'
import { lockDraft, writeAnswers } from '@/lib/documents/write-answers'
import type { CardFacts, ImportProblem } from '@/lib/imports/vocabulary'
import type { ModelRow, VersionRow } from '@/lib/models/find-model'
import { registerVersion, type VersionExtra } from '@/lib/models/register-version'
import type { Tx } from '@/lib/platform/context'
import { fitAnswers } from './fit-answers'

const { modelVersions } = schema

/** What the gate compares; a file may name its artefact in another way. */
const DIGEST = /^sha256:[0-9a-f]{64}$/

export interface CardExtra extends VersionExtra {
  /** The model's name; by default what the card says. */
  name?: string | undefined
  source?: Extract<AnswerSource, 'import' | 'registry'>
}

export interface MadeVersion {
  model: ModelRow
  isNewModel: boolean
  version: VersionRow
  card: DocumentRow
  changes: Change[]
  /** What the card's template did not take, a sentence each. */
  left: ImportProblem[]
}

/** The use case's row is locked by the caller, who records the event. The version stands for the card's first revision at once. */
export async function makeVersionOfCard(
  tx: Tx,
  useCaseId: string,
  facts: CardFacts,
  { name: given, source = 'import', ...extra }: CardExtra,
): Promise<MadeVersion> {
  const name = cut(given ?? facts.name ?? '', 120) || 'Unnamed model'
  const made = await registerVersion(tx, useCaseId, name, {
    recordedFrom: source,
    ...extra,
    label: extra.label ?? (facts.label && cut(facts.label, 100)),
    artifactDigest: extra.artifactDigest ?? (DIGEST.test(facts.artifactDigest ?? '') ? facts.artifactDigest : null),
  })
  const { template } = made
  const { answers, left } = fitAnswers(template, facts.answers)
  // A card that says nothing the template asks for has its name at least, so that there is a revision to stand for.
  const written = Object.keys(answers).length > 0 ? answers : fitAnswers(template, { title: name }).answers
  await writeAnswers(tx, made.card, template, await lockDraft(tx, made.card), written, source)
  const published = await publishDraft(tx, made.card, template, '')
  const [version] = await tx.db
    .update(modelVersions)
    .set({ cardRevision: published.row.revision })
    .where(eq(modelVersions.id, made.version.id))
    .returning()
  return {
    model: made.model,
    isNewModel: made.isNewModel,
    version: version!,
    card: published.row,
    left,
    changes: [...withoutCard(made.changes, made.card), change(modelVersions, version!), ...published.changes],
  }
}

/** The card's row is accounted for as it was published. */
function withoutCard(changes: Change[], card: DocumentRow): Change[] {
  return changes.filter(({ row }) => row.id !== card.id)
}

/** At most so many characters, none of them cut in half. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('').trim()
}
