// Who wrote a part of a model version: nobody of them may approve it.
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { schema } from '@/db/client'
import { readAuthors } from '@/lib/documents/authors'
import type { Tx } from '@/lib/platform/context'

const { documentAnswerHistory, documentRevisions, documents, imports, modelVersions, runs } = schema

/**
 * The same part somewhere else has the same authors: importing a text for another person, with other line ends or another front matter,
 * does not make it theirs, nor does registering the artefact that somebody else recorded.
 */
export async function versionAuthors(
  tx: Tx,
  version: typeof modelVersions.$inferSelect,
  cardId: string,
): Promise<string[]> {
  const artifacts = or(
    version.artifactDigest ? eq(modelVersions.artifactDigest, version.artifactDigest) : undefined,
    version.imageDigest ? eq(modelVersions.imageDigest, version.imageDigest) : undefined,
  )
  const versions = artifacts
    ? await tx.db
        .select({ createdBy: modelVersions.createdBy, pinnedBy: modelVersions.pinnedBy })
        .from(modelVersions)
        .where(artifacts)
    : []
  const [run] = version.runId
    ? await tx.db.select({ recordedBy: runs.recordedBy }).from(runs).where(eq(runs.id, version.runId))
    : []
  return [
    ...new Set([
      version.createdBy,
      ...(run?.recordedBy ? [run.recordedBy] : []),
      ...version.pinnedBy,
      ...versions.flatMap(({ createdBy, pinnedBy }) => [createdBy, ...pinnedBy]),
      ...(await readAuthors(tx, [cardId])),
      ...(await writersOfSameProse(tx, cardId)),
      ...(await writersOfSameAnswers(tx, cardId, version.cardRevision)),
      ...(await importersOfSameFile(tx, cardId)),
    ]),
  ]
}

/** As the index on it says: what the card says in words, without what stands in front matter. A card of no words is nobody's work. */
const prose = sql`countersign_card_prose(${documentRevisions.answers})`

async function writersOfSameProse(tx: Tx, cardId: string): Promise<string[]> {
  const own = tx.db.select({ prose }).from(documentRevisions).where(eq(documentRevisions.documentId, cardId))
  const rows = await tx.db
    .select({ writers: documentRevisions.writers, publishedBy: documentRevisions.publishedBy })
    .from(documentRevisions)
    .where(and(ne(documentRevisions.documentId, cardId), inArray(prose, own)))
  return rows.flatMap(({ writers, publishedBy }) => [...writers, publishedBy])
}

/**
 * Who wrote in the field of another card in which an answer of this one stands, or stood, word for word: also in a draft that nobody published.
 * Every answer that was ever published was saved in a draft before.
 */
async function writersOfSameAnswers(tx: Tx, cardId: string, revision: number): Promise<string[]> {
  const own = await tx.db.execute<{ digest: string }>(sql`
    select distinct countersign_words_digest(answer.value) as digest
    from ${documentRevisions}, jsonb_each(${documentRevisions.answers}) answer
    where ${documentRevisions.documentId} = ${cardId} and ${documentRevisions.revision} = ${revision}
      and countersign_words_digest(answer.value) is not null`)
  if (own.rows.length === 0) return []
  const said = alias(documentAnswerHistory, 'said')
  const digests = own.rows.map(({ digest }) => digest)
  const rows = await tx.db
    .selectDistinct({ person: documentAnswerHistory.savedBy })
    .from(said)
    .innerJoin(documents, and(eq(documents.id, said.documentId), isNotNull(documents.modelVersionId)))
    .innerJoin(
      documentAnswerHistory,
      and(eq(documentAnswerHistory.documentId, said.documentId), eq(documentAnswerHistory.field, said.field)),
    )
    .where(and(inArray(said.wordsDigest, digests), ne(said.documentId, cardId)))
  return rows.map(({ person }) => person)
}

async function importersOfSameFile(tx: Tx, cardId: string): Promise<string[]> {
  const own = tx.db.select({ digest: imports.digest }).from(imports).where(eq(imports.documentId, cardId))
  const rows = await tx.db
    .selectDistinct({ person: imports.importedBy })
    .from(imports)
    .where(and(isNotNull(imports.importedBy), inArray(imports.digest, own)))
  return rows.map(({ person }) => person!)
}
