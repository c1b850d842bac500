// Who wrote a part of a model version: nobody of them may approve it.
import { and, eq, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import { schema } from '@/db/client'
import { readAuthors } from '@/lib/documents/authors'
import type { Tx } from '@/lib/platform/context'

const { documentRevisions, imports, modelVersions, runs } = schema

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

async function importersOfSameFile(tx: Tx, cardId: string): Promise<string[]> {
  const own = tx.db.select({ digest: imports.digest }).from(imports).where(eq(imports.documentId, cardId))
  const rows = await tx.db
    .selectDistinct({ person: imports.importedBy })
    .from(imports)
    .where(and(isNotNull(imports.importedBy), inArray(imports.digest, own)))
  return rows.map(({ person }) => person!)
}
