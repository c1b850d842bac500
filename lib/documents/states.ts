// The states of a document that can be compared and gone back to: revisions, restore points, the draft.
import { and, desc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { schema } from '@/db/client'
import { defineCommand, defineQuery } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/context'
import { conflict, notFound } from '@/lib/platform/errors'
import { workspacePeople } from '@/lib/platform/people'
import { isoInstant } from '@/lib/platform/times'
import { checkAnswer } from '@/lib/templates/answers'
import { fieldsOf, findField } from '@/lib/templates/rules'
import { readTemplate } from '@/lib/templates/store'
import type { Answers, Template } from '@/lib/templates/vocabulary'
import { readDraft, readPublished } from './draft'
import { aimAtDocument, assertWritable, type DocumentRow, findDocument } from './find-document'
import { documentPath, documentState } from './input'
import { namesOf, peopleIn } from './names'
import { changedAnswers } from './publishable'
import type { ComparedField, ComparedState } from './views'
import { lockDraft, writeAnswers } from './write-answers'

const { documentAnswerHistory, documentRestorePoints } = schema

interface State extends ComparedState {
  answers: Answers
  template: Template
}

async function readState(tx: Tx, document: DocumentRow, state: z.output<typeof documentState>): Promise<State> {
  if (state === 'draft') {
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const draft = await readDraft(tx, document, template)
    return { label: 'Draft', at: draft.savedAt, by: draft.savedBy, answers: draft.answers, template }
  }
  if (typeof state === 'number') {
    const row = await readPublished(tx, document, state)
    if (!row) throw notFound(`revision ${state} of this document`)
    const template = await readTemplate(tx, document.template, row.templateVersion)
    const at = isoInstant(row.publishedAt)
    return { label: `Revision ${state}`, at, by: row.publishedBy, answers: row.answers, template }
  }
  const [row] = await tx.db
    .select()
    .from(documentRestorePoints)
    .where(and(eq(documentRestorePoints.documentId, document.id), eq(documentRestorePoints.id, state)))
  if (!row) throw notFound('restore point of this document')
  const template = await readTemplate(tx, document.template, row.templateVersion)
  return { label: 'Restore point', at: isoInstant(row.savedAt), by: row.savedBy, answers: row.answers, template }
}

export const compareDocument = defineQuery({
  name: 'document.compare',
  summary: 'Compare two states of a document, field by field',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, from: documentState, to: documentState }),
  rest: { method: 'GET', path: '/documents/{document}/compare' },
  async run(tx, input) {
    const document = await findDocument(tx, input.document)
    const from = await readState(tx, document, input.from)
    const to = await readState(tx, document, input.to)
    const names = await namesOf(tx, [
      from.by,
      to.by,
      ...peopleIn(from.template, from.answers),
      ...peopleIn(to.template, to.answers),
    ])
    const changed = new Set(changedAnswers(from.answers, to.answers))
    const order = [...new Set([...fieldsOf(to.template), ...fieldsOf(from.template)].map(({ key }) => key))]
    const stateOf = ({ label, at, by }: State): ComparedState => ({ label, at, by: by && (names[by] ?? null) })
    return {
      ref: document.ref,
      title: document.title,
      from: stateOf(from),
      to: stateOf(to),
      /** Templates of both states, for the words of choices. */
      templates: { from: from.template, to: to.template },
      changes: order
        .filter((key) => changed.has(key))
        .map((key): ComparedField => {
          const field = findField(to.template, key) ?? findField(from.template, key)
          return {
            field: key,
            label: field?.label ?? key,
            isMaterial: field?.material ?? true,
            before: from.answers[key] ?? null,
            after: to.answers[key] ?? null,
          }
        }),
      same: order.length - order.filter((key) => changed.has(key)).length,
      names,
    }
  },
})

export const restoreDocument = defineCommand({
  name: 'document.restore',
  summary: 'Bring the draft of a document back to an earlier state',
  description:
    'Writes the earlier answers as the draft, on top of what stands there, which is kept as a restore point. Answers that the present template does not take are left out and named.',
  permission: 'document.edit',
  isDraft: true,
  input: z.strictObject({ ...documentPath, from: documentState, change: z.coerce.number().int().min(0) }),
  rest: { method: 'POST', path: '/documents/{document}/restore', example: { from: 2, change: 31 } },
  find: (tx, input) => aimAtDocument(tx, input.document),
  async run(tx, input, { document }) {
    await assertWritable(tx, document)
    const head = await lockDraft(tx, document)
    if (head.change !== input.change) {
      throw conflict('The draft was changed since you looked at it. Look at it again, then restore.', {
        change: head.change,
      })
    }
    const state = await readState(tx, document, input.from)
    const template = await readTemplate(tx, document.template, document.templateVersion)
    const draft = await readDraft(tx, document, template)
    const answers: Answers = {}
    const left: string[] = []
    for (const key of changedAnswers(draft.answers, state.answers)) {
      const field = findField(template, key)
      if (field?.kind === 'metrics') continue
      const answer = state.answers[key] ?? null
      if (field && 'answer' in checkAnswer(field, answer)) answers[key] = answer
      else left.push(findField(state.template, key)?.label ?? key)
    }
    if (Object.keys(answers).length === 0) return { change: head.change, restored: [], left }
    const written = await writeAnswers(tx, document, template, head, answers, 'restore')
    return { change: written.change, restored: Object.keys(answers), left }
  },
})

export const documentHistory = defineQuery({
  name: 'document.history',
  summary: 'List the restore points of a document, or the steps of one answer, newest first',
  permission: 'document.read',
  input: z.strictObject({ ...documentPath, field: z.string().max(60).optional() }),
  rest: { method: 'GET', path: '/documents/{document}/history' },
  async run(tx, input) {
    const document = await findDocument(tx, input.document)
    if (input.field === undefined) {
      const points = await tx.db
        .select({
          id: documentRestorePoints.id,
          change: documentRestorePoints.change,
          templateVersion: documentRestorePoints.templateVersion,
          savedAt: documentRestorePoints.savedAt,
          savedBy: workspacePeople.name,
        })
        .from(documentRestorePoints)
        .leftJoin(workspacePeople, eq(workspacePeople.id, documentRestorePoints.savedBy))
        .where(eq(documentRestorePoints.documentId, document.id))
        .orderBy(desc(documentRestorePoints.id))
        .limit(200)
      return { points: points.map((point) => ({ ...point, savedAt: isoInstant(point.savedAt) })), steps: [] }
    }
    const steps = await tx.db
      .select({
        id: documentAnswerHistory.id,
        value: documentAnswerHistory.value,
        revision: documentAnswerHistory.revision,
        savedAt: documentAnswerHistory.savedAt,
        savedBy: workspacePeople.name,
        source: documentAnswerHistory.source,
      })
      .from(documentAnswerHistory)
      .leftJoin(workspacePeople, eq(workspacePeople.id, documentAnswerHistory.savedBy))
      .where(and(eq(documentAnswerHistory.documentId, document.id), eq(documentAnswerHistory.field, input.field)))
      .orderBy(desc(documentAnswerHistory.id))
      .limit(200)
    return { points: [], steps: steps.map((step) => ({ ...step, savedAt: isoInstant(step.savedAt) })) }
  },
})
