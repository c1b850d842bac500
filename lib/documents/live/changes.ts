import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { findDocument } from '../find-document'
import { documentPath } from '../input'
import type { LiveDocument } from './views'

const { answerRequests, comments, documentAnswers, documentDrafts, documentPresence } = schema

/** Who has not been heard of for so long is not there. */
export const PRESENT_SECONDS = 30

export const listChanges = defineQuery({
  name: 'document.changes',
  summary: 'Read what was saved in a document since a change',
  description:
    'The answers of the draft that were saved after the change `since`, by field and newest only, and who is there. Ask again with the `change` of the answer: nothing is left out and nothing told twice.',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, since: z.coerce.number().int().min(0).max(2_000_000_000).default(0) }),
  rest: { method: 'GET', path: '/documents/{document}/changes' },
  async run(tx, input): Promise<LiveDocument> {
    const document = await findDocument(tx, input.document)
    // The count first: a save between the two is told now and once more, and not never.
    const [draft] = await tx.db
      .select({ change: documentDrafts.change })
      .from(documentDrafts)
      .where(eq(documentDrafts.documentId, document.id))
    const rows = await tx.db
      .select({ answer: documentAnswers, byName: workspacePeople.name })
      .from(documentAnswers)
      .leftJoin(workspacePeople, eq(workspacePeople.id, documentAnswers.savedBy))
      .where(and(eq(documentAnswers.documentId, document.id), gt(documentAnswers.change, input.since)))
      .orderBy(asc(documentAnswers.change), asc(documentAnswers.field))
    return {
      id: document.id,
      change: draft?.change ?? 0,
      published: document.revision,
      answers: rows.map(({ answer, byName }) => ({
        field: answer.field,
        value: answer.value ?? null,
        revision: answer.revision,
        by: answer.savedBy,
        byName: byName ?? '',
        at: isoInstant(answer.savedAt),
        source: answer.source,
      })),
      presence: await readPresence(tx, document.id),
      ...(await countSpoken(tx, document.id)),
    }
  },
})

function readPresence(tx: Tx, documentId: string) {
  return tx.db
    .select({ person: documentPresence.personId, name: workspacePeople.name, field: documentPresence.field })
    .from(documentPresence)
    .innerJoin(workspacePeople, eq(workspacePeople.id, documentPresence.personId))
    .where(
      and(
        eq(documentPresence.documentId, documentId),
        gt(documentPresence.seenAt, sql`now() - make_interval(secs => ${PRESENT_SECONDS})`),
      ),
    )
    .orderBy(asc(workspacePeople.name), asc(documentPresence.personId))
}

async function countSpoken(tx: Tx, documentId: string): Promise<Pick<LiveDocument, 'comments' | 'asked' | 'spoken'>> {
  const said = await tx.db
    .select({
      field: sql<string>`coalesce(${comments.field}, '')`,
      open: sql<number>`count(*) filter (where ${comments.threadId} is null and ${comments.resolvedAt} is null)::int`,
      spoken: sql<number>`sum(${comments.revision})::int`,
    })
    .from(comments)
    .where(and(eq(comments.subjectKind, 'document'), eq(comments.subjectId, documentId)))
    .groupBy(sql`1`)
  const asked = await tx.db
    .select({
      field: answerRequests.field,
      open: sql<number>`count(*) filter (where ${isNull(answerRequests.closedAt)})::int`,
      spoken: sql<number>`sum(${answerRequests.revision})::int`,
    })
    .from(answerRequests)
    .where(eq(answerRequests.documentId, documentId))
    .groupBy(answerRequests.field)
  const openOf = (rows: Array<{ field: string; open: number }>) =>
    Object.fromEntries(rows.filter(({ open }) => open > 0).map(({ field, open }) => [field, open]))
  const spoken = [...said, ...asked].reduce((sum, row) => sum + row.spoken, 0)
  return { comments: openOf(said), asked: openOf(asked), spoken }
}
