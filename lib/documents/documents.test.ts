import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { createMetric } from '@/lib/metrics/create-metric'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { PASSWORD, testWorkspace } from '@/lib/testing/workspace'
import { previewDocument, publishDocument } from './publish-document'
import { getDocument, getDocumentRevision } from './queries'
import { saveAnswers } from './save-answers'
import { startDocument } from './start-document'
import { compareDocument, documentHistory, restoreDocument } from './states'

const ws = await testWorkspace({ slug: 'documents' })
const scientist = ws.as('data_scientist')
const expert = ws.as('subject_matter_expert')

async function started() {
  const { value } = await execute(scientist, startDocument, {
    useCase: ws.useCase.ref,
    template: 'data-source-sheet',
    title: `Source ${Math.random()}`,
  })
  return value.ref
}
const get = (document: string) => ask(scientist, getDocument, { document })

/** A text field of the template, whatever it is called. */
async function textFields(document: string): Promise<string[]> {
  const { template } = await get(document)
  return template.sections
    .flatMap(({ fields }) => fields)
    .filter(({ kind, when }) => kind === 'markdown' && !when)
    .map(({ key }) => key)
}

test('an answer is kept exactly as it is typed, and a lost reply is repeated without harm', async () => {
  const document = await started()
  const [field] = await textFields(document)
  const text = '  Cafe\u0301 \r\n two spaces  at the end  '
  const save = { document, answers: { [field!]: text }, revisions: { [field!]: 0 } }
  const first = (await execute(scientist, saveAnswers, save)).value
  expect(first).toMatchObject({ change: 1, revisions: { [field!]: 1 } })
  expect((await get(document)).draft.answers[field!]).toBe(text)
  expect((await execute(scientist, saveAnswers, save)).value).toMatchObject({ change: 1, revisions: { [field!]: 1 } })
})

test('a field that somebody else saved meanwhile is answered with both, and nothing of the save is taken', async () => {
  const document = await started()
  const [one, two] = await textFields(document)
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'Mine' }, revisions: { [one!]: 0 } })
  const late = execute(expert, saveAnswers, {
    document,
    answers: { [one!]: 'Theirs', [two!]: 'Beside' },
    revisions: { [one!]: 0, [two!]: 0 },
  })
  await expect(late).rejects.toMatchObject({
    code: 'conflict',
    current: { conflicts: { [one!]: { value: 'Mine', revision: 1, byName: 'data scientist' } } },
  })
  const { draft } = await get(document)
  expect(draft.answers[two!]).toBeUndefined()
})

test('a save without the revision it was made on is refused', async () => {
  const document = await started()
  const [one] = await textFields(document)
  await expect(execute(expert, saveAnswers, { document, answers: { [one!]: 'x' } })).rejects.toMatchObject({
    code: 'precondition_required',
  })
})

test('publishing normalises, names its writers, and a second time finds nothing new', async () => {
  const document = await started()
  const [one, two] = await textFields(document)
  await execute(scientist, saveAnswers, {
    document,
    answers: { [one!]: ' Cafe\u0301\r\nX ' },
    revisions: { [one!]: 0 },
  })
  await execute(expert, saveAnswers, { document, answers: { [two!]: '   ' }, revisions: { [two!]: 0 } })
  const preview = await ask(scientist, previewDocument, { document })
  expect(preview.changes.map(({ field }) => field)).toEqual([one])
  await execute(scientist, publishDocument, { document, revision: 0, change: 2 })
  const revision = await ask(expert, getDocumentRevision, { document, revision: 1 })
  expect(revision.answers).toEqual({ [one!]: 'Café\nX' })
  expect(revision.contentDigest).toBe(preview.contentDigest)
  expect(revision.origins[one!]).toMatchObject({ byName: 'data scientist', source: 'person' })
  await expect(execute(scientist, publishDocument, { document, revision: 1, change: 2 })).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('a material edit voids the approval of a document, whose writers could not give it', async () => {
  const document = await started()
  const [one] = await textFields(document)
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'First' }, revisions: { [one!]: 0 } })
  await execute(scientist, publishDocument, { document, revision: 0, change: 1 })
  const subject = { kind: 'design_document', ref: document }
  const { value: request } = await execute(expert, requestApproval, { subject, note: 'Please.' })
  const answer = { approval: request.ref, decision: 'approve', password: PASSWORD, ...digests(request) }
  await expect(execute(scientist, decideApproval, answer)).rejects.toMatchObject({ code: 'forbidden' })
  // The data engineer answers for the stage of this template.
  const decided = await execute(ws.as('data_engineer'), decideApproval, answer)
  expect(decided.value.status).toBe('approved')
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'Second' }, revisions: { [one!]: 1 } })
  const preview = await ask(scientist, previewDocument, { document })
  expect(preview.voided.map(({ ref }) => ref)).toEqual([request.ref])
  const { value } = await execute(scientist, publishDocument, { document, revision: 1, change: 2 })
  expect(value.voided).toEqual([request.ref])
})

test('any two states compare, and an earlier one comes back as the draft', async () => {
  const document = await started()
  const [one] = await textFields(document)
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'First' }, revisions: { [one!]: 0 } })
  await execute(scientist, publishDocument, { document, revision: 0, change: 1 })
  await execute(expert, saveAnswers, { document, answers: { [one!]: 'Second' }, revisions: { [one!]: 1 } })
  const compared = await ask(scientist, compareDocument, { document, from: 1, to: 'draft' })
  expect(compared.changes).toMatchObject([{ field: one, before: 'First', after: 'Second' }])
  const restored = await execute(scientist, restoreDocument, { document, from: 1, change: 2 })
  expect(restored.value).toMatchObject({ change: 3, restored: [one] })
  expect((await get(document)).draft.answers[one!]).toBe('First')
  const { points } = await ask(scientist, documentHistory, { document })
  expect(points).toMatchObject([{ savedBy: 'subject matter expert' }])
  const { steps } = await ask(scientist, documentHistory, { document, field: one })
  expect(steps.map(({ value, source }) => [value, source])).toEqual([
    ['First', 'restore'],
    ['Second', 'person'],
    ['First', 'person'],
  ])
})

test('a use case has one document of a template, and several of those that say so', async () => {
  const start = { useCase: ws.useCase.ref, template: 'added-value' }
  await expect(execute(scientist, startDocument, start)).rejects.toMatchObject({ code: 'conflict' })
  const untitled = { useCase: ws.useCase.ref, template: 'data-source-sheet' }
  await expect(execute(scientist, startDocument, untitled)).rejects.toMatchObject({ code: 'invalid' })
})

function digests({ contentDigest, materialDigest }: { contentDigest: string; materialDigest: string }) {
  return { contentDigest, materialDigest }
}

test('an answer points only at what is there', async () => {
  const document = await started()
  const { template } = await get(document)
  const fields = template.sections.flatMap((section) => section.fields)
  const person = fields.find(({ kind }) => kind === 'person')
  if (!person) throw new Error('The template has no person to name any more; take another one.')
  const save = (value: unknown) =>
    execute(scientist, saveAnswers, { document, answers: { [person.key]: value }, revisions: { [person.key]: 0 } })
  await expect(save(ws.person.stranger)).rejects.toMatchObject({
    code: 'invalid',
    fields: { [`answers.${person.key}`]: expect.stringContaining('member') },
  })
  await expect(save(ws.person.auditor)).resolves.toBeTruthy()
})

test('a text brought back after a revision is still its writer’s', async () => {
  const document = await started()
  const [one] = await textFields(document)
  await execute(expert, saveAnswers, { document, answers: { [one!]: 'By the expert' }, revisions: { [one!]: 0 } })
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'Instead' }, revisions: { [one!]: 1 } })
  await execute(scientist, publishDocument, { document, revision: 0, change: 2 })
  await execute(scientist, saveAnswers, { document, answers: { [one!]: 'By the expert' }, revisions: { [one!]: 2 } })
  await execute(scientist, publishDocument, { document, revision: 1, change: 3 })
  const { value } = await execute(ws.as('business_stakeholder'), requestApproval, {
    subject: { kind: 'design_document', ref: document },
    note: 'Please.',
  })
  const answer = { approval: value.ref, decision: 'approve', password: PASSWORD, ...digests(value) }
  await expect(execute(expert, decideApproval, answer)).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('wrote'),
  })
})

test('metrics that changed since they were looked at are not published', async () => {
  const { value } = await execute(scientist, startDocument, {
    useCase: ws.useCase.ref,
    template: 'key-metrics',
  })
  const metric = { useCase: ws.useCase.ref, audience: 'technical', direction: 'higher' }
  await execute(scientist, createMetric, { ...metric, name: 'Recall' })
  const { revision, change, contentDigest } = await ask(scientist, previewDocument, { document: value.ref })
  await execute(ws.as('ml_engineer'), createMetric, { ...metric, name: 'Precision' })
  const publish = { document: value.ref, revision, change, contentDigest }
  await expect(execute(scientist, publishDocument, publish)).rejects.toMatchObject({ code: 'conflict' })
  const { contentDigest: now } = await ask(scientist, previewDocument, { document: value.ref })
  const published = await execute(scientist, publishDocument, { ...publish, contentDigest: now })
  expect(published.value).toMatchObject({ revision: 1, contentDigest: now })
})
