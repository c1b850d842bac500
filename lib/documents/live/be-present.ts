// Who has a document open tells so every ten seconds; nobody is told of a person who did not.
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand } from '@/lib/platform/command'
import { personOf } from '@/lib/platform/context'
import { announce } from '@/lib/platform/live'
import { aimAtDocument } from '../find-document'
import { documentPath } from '../input'
import { PRESENT_SECONDS } from './changes'

const { documentPresence } = schema

export const bePresent = defineCommand({
  name: 'document.be-present',
  summary: 'Show that you have a document open',
  description: 'Says which field you are in, or with null that you are in none; holds for 30 seconds.',
  permission: 'comment.write',
  isDraft: true,
  input: z.strictObject({
    ...documentPath,
    field: z.string().max(60).nullable(),
    /** You close it. */
    leaves: z.boolean().default(false),
  }),
  rest: { method: 'POST', path: '/documents/{document}/presence', example: { field: 'problem' } },
  find: (tx, input) => aimAtDocument(tx, input.document),
  async run(tx, { field, leaves }, { document }) {
    const { db, ctx } = tx
    const gone = sql`now() - make_interval(secs => ${PRESENT_SECONDS})`
    // Whoever comes takes away those who left without a word; a row that its person writes at the moment is left to them.
    await db.execute(sql`delete from ${documentPresence} where (workspace_id, document_id, person_id) in (
      select workspace_id, document_id, person_id from ${documentPresence}
      where document_id = ${document.id} and seen_at < ${gone} and person_id <> ${personOf(tx)}
      for update skip locked)`)
    const mine = and(eq(documentPresence.documentId, document.id), eq(documentPresence.personId, personOf(tx)))
    const [before] = await db
      .select({ field: documentPresence.field, isThere: sql<boolean>`${documentPresence.seenAt} > ${gone}` })
      .from(documentPresence)
      .where(mine)
    if (leaves) await db.delete(documentPresence).where(mine)
    else {
      const row = { field, seenAt: sql`now()` }
      await db
        .insert(documentPresence)
        .values({ workspaceId: ctx.workspaceId, documentId: document.id, personId: personOf(tx), ...row })
        .onConflictDoUpdate({
          target: [documentPresence.workspaceId, documentPresence.documentId, documentPresence.personId],
          set: row,
        })
    }
    if (leaves || !before?.isThere || before.field !== field) announce(tx, 'document', document.id)
    return {}
  },
})
