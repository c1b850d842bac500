// A document goes over to another version of its template: what becomes of each answer is shown first, and each loss is accepted.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { change, recordEvent } from '@/lib/audit/record-event'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict } from '@/lib/platform/errors'
import { assertRevision } from '@/lib/platform/revision'
import { answerText } from '@/lib/templates/answer-text'
import { readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { type CarriedAnswer, carryAnswers } from './carry-answers'
import { readDraft } from './draft'
import { assertWritable, type DocumentRow, findDocument, lockDocument } from './find-document'
import { documentPath } from './input'
import { namesOf, peopleIn } from './names'
import { lockDraft, writeAnswers } from './write-answers'

const { documents } = schema
const version = z.coerce.number().int().min(1).max(1_000_000)

export interface MigrationItem {
  field: string
  label: string
  section: string
  outcome: CarriedAnswer['outcome']
  /** What stands there now and what will, in words; null for nothing. */
  before: string | null
  after: string | null
  note: string | null
  isRequired: boolean
}

export const previewMigration = defineQuery({
  name: 'document.preview-migration',
  summary: 'See what becomes of a document’s answers in another version of its template',
  description:
    'Answer by answer: what moves as it is, what is converted without loss, what is new, and what would be lost. By default for the newest version.',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, version: version.optional() }),
  rest: { method: 'GET', path: '/documents/{document}/migration' },
  async run(tx, input) {
    const document = await findDocument(tx, input.document)
    const { from, to } = await readVersions(tx, document, input.version)
    const draft = await readDraft(tx, document, from)
    const items = carryAnswers(from, to, draft.answers)
    const names = await namesOf(tx, peopleIn(from, draft.answers))
    const nameOf = (id: string) => names[id] ?? 'a former member'
    const told = (template: Template, key: string) =>
      template.sections.find(({ fields }) => fields.some((one) => one.key === key))
    return {
      document: document.ref,
      title: document.title,
      template: to.key,
      name: to.name,
      from: from.version,
      to: to.version,
      revision: document.revision,
      change: draft.change,
      items: items.map(({ before, after, outcome, answer, carried, note }): MigrationItem => {
        const field = (after ?? before)!
        return {
          field: field.key,
          label: field.label,
          section: told(after ? to : from, field.key)?.name ?? '',
          outcome,
          before: before ? answerText(before, answer, nameOf) || null : null,
          after: after ? answerText(after, carried, nameOf) || null : null,
          note,
          isRequired: after?.required ?? false,
        }
      }),
    }
  },
})

export const migrateDocument = defineCommand({
  name: 'document.migrate',
  summary: 'Move a document to another version of its template',
  description:
    'Moves the draft; published revisions keep the version that they were published with. `change` is the draft’s count that the preview showed, `accept` names every field whose answer is lost, in whole or in part. The state before is kept as a restore point.',
  permission: 'document.edit',
  input: z.strictObject({
    ...documentPath,
    version,
    revision: z.coerce.number().int().min(0).optional(),
    change: z.coerce.number().int().min(0),
    accept: z.array(z.string().max(60)).max(2000).default([]),
  }),
  rest: {
    method: 'POST',
    path: '/documents/{document}/migrate',
    example: { version: 2, revision: 1, change: 14, accept: ['payback_expected'] },
  },
  find: (tx, input) => lockDocument(tx, input.document),
  async run(tx, input, { document }) {
    await assertWritable(tx, document)
    assertRevision(input.revision, document.revision, { templateVersion: document.templateVersion })
    const { from, to } = await readVersions(tx, document, input.version)
    const head = await lockDraft(tx, document)
    const draft = await readDraft(tx, document, from)
    if (input.change !== draft.change) {
      throw conflict('Somebody changed an answer since you looked. Look again at what moves and what is lost.', {
        change: draft.change,
      })
    }
    const items = carryAnswers(from, to, draft.answers)
    const there = await readDraft(tx, document, to)
    const lost = items.filter(({ outcome }) => outcome === 'lost').map(({ before }) => before!.key)
    assertAccepted(lost, input.accept)
    const written = await writeAnswers(tx, document, from, head, toWrite(items, there.answers), 'migration')
    const [row] = await tx.db
      .update(documents)
      .set({ templateVersion: to.version })
      .where(eq(documents.id, document.id))
      .returning()
    await recordEvent(tx, {
      action: 'document.migrated',
      subject: { kind: 'document', id: document.id, revision: document.revision },
      useCaseId: document.useCaseId,
      changes: [change(documents, row!)],
      details: {
        ref: document.ref,
        template: to.key,
        name: to.name,
        from: from.version,
        to: to.version,
        lost: lost.slice(0, 200),
      },
    })
    return { document: document.ref, template: to.key, version: to.version, change: written.change, lost }
  },
})

/** @throws conflict where there is nothing to move, not_found for a version that was never published */
async function readVersions(tx: Tx, document: DocumentRow, wanted: number | undefined) {
  const from = await readTemplate(tx, document.template, document.templateVersion)
  const to = await readTemplate(tx, document.template, wanted)
  if (to.version === from.version) throw conflict(`${document.ref} is filled by version ${from.version} already.`)
  return { from, to }
}

function assertAccepted(lost: string[], accepted: string[]): void {
  const open = lost.filter((field) => !accepted.includes(field))
  if (open.length === 0) return
  const many = open.length === 1 ? 'One answer would be lost' : `${open.length} answers would be lost`
  throw conflict(`${many} that you did not accept to lose. Look at what is lost, then repeat this.`, { lost: open })
}

/**
 * Only what is not said in its place already: an answer that moves keeps who gave it and when. A new field begins empty, also
 * where an earlier version asked the same and was answered.
 */
function toWrite(items: CarriedAnswer[], there: Answers): Answers {
  return Object.fromEntries(
    items
      .filter(({ after, carried }) => after && canonicalJson(there[after.key] ?? null) !== canonicalJson(carried))
      .map(({ after, carried }) => [after!.key, carried]),
  )
}
