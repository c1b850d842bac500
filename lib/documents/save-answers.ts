// Autosave and filling by the API: touches the draft only and writes no audit entry.
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { defineCommand } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { AppError, conflict, invalid } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { checkAnswers } from '@/lib/templates/answers'
import { readTemplate } from '@/lib/templates/store'
import type { Answer, Answers, Template } from '@/lib/templates/vocabulary'
import { assertLinks } from './check-links'
import { readPublished } from './draft'
import { aimAtDocument, assertWritable, type DocumentRow, findDocument } from './find-document'
import { documentPath } from './input'
import { lockDraft, writeAnswers } from './write-answers'

const { documentAnswers } = schema

/** What stands in a field that somebody else saved meanwhile. */
export interface AnswerConflict {
  value: Answer
  revision: number
  by: string | null
  byName: string | null
  at: string | null
}

export const saveAnswers = defineCommand({
  name: 'document.save-answers',
  summary: 'Save answers in the draft of a document',
  description:
    'Each answer names the revision of the field that it was made on, 0 for one that was never saved. A field that someone else saved meanwhile is answered with both values and nothing is saved; an answer that stands there already counts as saved. Kept exactly as it is given.',
  permission: 'document.edit',
  isDraft: true,
  input: z.strictObject({
    ...documentPath,
    answers: z.record(z.string().max(60), z.unknown()),
    revisions: z.record(z.string().max(60), z.coerce.number().int().min(0)).default({}),
  }),
  rest: {
    method: 'POST',
    path: '/documents/{document}/answers',
    example: {
      answers: {
        problem: 'Every month 1.9 % of consumer contracts are cancelled; we learn of it from the cancellation.',
        value_per_year: { amount: 720000, currency: 'EUR' },
      },
      revisions: { problem: 0, value_per_year: 2 },
    },
  },
  find: (tx, input) => aimAtDocument(tx, input.document),
  async run(tx, input, { document }) {
    await assertWritable(tx, document)
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const answers = assertAnswers(template, input.answers)
    await assertLinks(tx, template, answers)
    const head = await lockDraft(tx, document)
    await assertSameTemplate(tx, document)
    const standing = await readStanding(tx, document, Object.keys(answers))
    const fresh: Answers = {}
    const revisions: Record<string, number> = {}
    const conflicts: Record<string, AnswerConflict> = {}
    for (const [field, answer] of Object.entries(answers)) {
      const now = standing.get(field)!
      if (now.revision > 0 && isSame(answer, now.value)) {
        // A save whose answer was lost on the way is repeated like this.
        revisions[field] = now.revision
        continue
      }
      const seen = input.revisions[field]
      if (seen === undefined)
        throw new AppError('precondition_required', `Say which revision of “${field}” you changed.`)
      if (seen === now.revision) fresh[field] = answer
      else conflicts[field] = now
    }
    if (Object.keys(conflicts).length > 0) {
      throw conflict('Somebody else changed this field meanwhile. Both texts are kept; put them together.', {
        conflicts,
      })
    }
    if (Object.keys(fresh).length === 0) return { change: head.change, savedAt: isoInstant(head.savedAt), revisions }
    const source = tx.ctx.actor.tokenId ? 'token' : 'person'
    const written = await writeAnswers(tx, document, template, head, fresh, source)
    return { change: written.change, savedAt: tx.at, revisions: { ...revisions, ...written.revisions } }
  },
})

const isSame = (one: Answer, other: Answer) => canonicalJson(one) === canonicalJson(other)

/** @throws invalid naming each field that does not exist or does not take this form of answer */
function assertAnswers(template: Template, raw: Record<string, unknown>): Answers {
  const { answers, problems } = checkAnswers(template, raw)
  const count = Object.keys(problems).length
  if (count > 0) {
    throw invalid(count === 1 ? 'One answer needs another look.' : `${count} answers need another look.`, problems)
  }
  if (Object.keys(answers).length === 0) throw invalid('There is no answer to save.', { answers: 'Give at least one.' })
  return answers
}

/** A move to another template version takes the draft's lock too. @throws conflict when it was there first */
async function assertSameTemplate(tx: Tx, document: DocumentRow): Promise<void> {
  const { templateVersion } = await findDocument(tx, document.id)
  if (templateVersion === document.templateVersion) return
  throw conflict(`${document.ref} has moved to version ${templateVersion} of its template. Load it again, then save.`)
}

/** What stands in each field now; where nothing was saved yet, the published answer at revision 0. */
async function readStanding(tx: Tx, document: DocumentRow, fields: string[]): Promise<Map<string, AnswerConflict>> {
  const published = await readPublished(tx, document)
  const rows = await tx.db
    .select({ answer: documentAnswers, byName: workspacePeople.name })
    .from(documentAnswers)
    .leftJoin(workspacePeople, eq(workspacePeople.id, documentAnswers.savedBy))
    .where(and(eq(documentAnswers.documentId, document.id), inArray(documentAnswers.field, fields)))
  return new Map(
    fields.map((field): [string, AnswerConflict] => {
      const row = rows.find(({ answer }) => answer.field === field)
      if (!row) {
        return [field, { value: published?.answers[field] ?? null, revision: 0, by: null, byName: null, at: null }]
      }
      const { value, revision, savedBy, savedAt } = row.answer
      return [field, { value: value ?? null, revision, by: savedBy, byName: row.byName, at: isoInstant(savedAt) }]
    }),
  )
}
