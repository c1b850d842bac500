// Two people in one answer, for each kind of answer there is: nothing is overwritten, and what is stored is what was sent.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { fieldsOf } from '@/lib/templates/rules'
import { type Answer, fieldKinds } from '@/lib/templates/vocabulary'
import { callApi } from '@/lib/testing/api'
import { everyKind, type SavedKind, startsOfEveryKind, threeAnswers } from '@/lib/testing/every-kind'
import { testWorkspace } from '@/lib/testing/workspace'
import { publishDocument } from './publish-document'
import { getDocument, getDocumentRevision } from './queries'
import { saveAnswers } from './save-answers'
import { documentHistory } from './states'

const ws = await testWorkspace({ slug: 'conflicts' })
const scientist = ws.as('data_scientist')
const expert = ws.as('subject_matter_expert')
const started = await startsOfEveryKind(ws)
const answers = await threeAnswers(ws)
const savedKinds = fieldKinds.filter((kind): kind is SavedKind => kind !== 'metrics')

const draftOf = async (document: string) => (await ask(scientist, getDocument, { document })).draft
const stepsOf = async (document: string, field: string) =>
  (await ask(expert, documentHistory, { document, field })).steps

async function save(ctx: Ctx, document: string, field: string, value: Answer, revision: number) {
  const input = { document, answers: { [field]: value }, revisions: { [field]: revision } }
  return (await execute(ctx, saveAnswers, input)).value
}

/** What the second of two is told. */
const standing = (field: string, value: Answer, revision: number, byName: string) => ({
  code: 'conflict',
  current: { conflicts: { [field]: { value, revision, byName, by: expect.any(String), at: expect.any(String) } } },
})

test('the template of these tests asks for every kind', () => {
  expect(new Set(fieldsOf(everyKind).map(({ kind }) => kind))).toEqual(new Set(fieldKinds))
})

test.each(savedKinds)('%s: the second answer on one revision is answered with both', async (kind) => {
  const document = await started()
  const [mine, theirs, merged] = answers[kind]
  expect(await save(scientist, document, kind, mine, 0)).toMatchObject({ change: 1, revisions: { [kind]: 1 } })
  const before = await draftOf(document)
  await expect(save(expert, document, kind, theirs, 0)).rejects.toMatchObject(standing(kind, mine, 1, 'data scientist'))
  expect(await draftOf(document)).toEqual(before)
  expect(before.answers[kind]).toEqual(mine)
  expect(await stepsOf(document, kind)).toMatchObject([{ value: mine, revision: 1, savedBy: 'data scientist' }])

  expect(await save(expert, document, kind, merged, 1)).toMatchObject({ change: 2, revisions: { [kind]: 2 } })
  // Whoever was first is second now, and learns of the merge in the same way.
  await expect(save(scientist, document, kind, mine, 1)).rejects.toMatchObject(
    standing(kind, merged, 2, 'subject matter expert'),
  )
  const after = await draftOf(document)
  expect(after).toMatchObject({ change: 2, answers: { [kind]: merged }, revisions: { [kind]: 2 } })
  expect(after.origins[kind]).toMatchObject({ byName: 'subject matter expert', source: 'person' })
  expect(await stepsOf(document, kind)).toMatchObject([
    { value: merged, revision: 2, savedBy: 'subject matter expert', source: 'person' },
    { value: mine, revision: 1, savedBy: 'data scientist', source: 'person' },
  ])
})

test.each(savedKinds)('%s: taking an answer away is an answer that can be stale too', async (kind) => {
  const document = await started()
  const [mine, theirs] = answers[kind]
  await save(scientist, document, kind, mine, 0)
  await save(expert, document, kind, theirs, 1)
  await expect(save(scientist, document, kind, null, 1)).rejects.toMatchObject(
    standing(kind, theirs, 2, 'subject matter expert'),
  )
  expect(await save(scientist, document, kind, null, 2)).toMatchObject({ revisions: { [kind]: 3 } })
  expect((await draftOf(document)).answers[kind]).toBeNull()
})

test.each(savedKinds)('%s: the same answer from two people is no conflict, and one save', async (kind) => {
  const document = await started()
  const [mine] = answers[kind]
  await save(scientist, document, kind, mine, 0)
  expect(await save(expert, document, kind, structuredClone(mine), 0)).toMatchObject({ change: 1 })
  expect((await draftOf(document)).origins[kind]!.byName).toBe('data scientist')
})

test.each(savedKinds)('%s: over a published answer the draft goes on counting', async (kind) => {
  const document = await started()
  const [mine, theirs, merged] = answers[kind]
  await save(scientist, document, kind, mine, 0)
  await execute(scientist, publishDocument, { document, revision: 0, change: 1 })
  await save(expert, document, kind, theirs, 1)
  await expect(save(scientist, document, kind, merged, 1)).rejects.toMatchObject(
    standing(kind, theirs, 2, 'subject matter expert'),
  )
  const published = await ask(expert, getDocumentRevision, { document, revision: 1 })
  expect(published.answers[kind]).toEqual(mine)
  expect(published.origins[kind]).toMatchObject({ byName: 'data scientist', source: 'person' })
})

test('one stale answer holds back the others that were sent with it', async () => {
  const document = await started()
  await save(scientist, document, 'number', 1, 0)
  const input = {
    document,
    answers: { markdown: 'Beside', number: 2, date: '2026-11-21' },
    revisions: { markdown: 0, number: 0, date: 0 },
  }
  const refused = execute(expert, saveAnswers, input)
  await expect(refused).rejects.toMatchObject(standing('number', 1, 1, 'data scientist'))
  expect((await draftOf(document)).answers).toEqual(expect.not.objectContaining({ markdown: 'Beside' }))
  const { value } = await execute(expert, saveAnswers, { ...input, revisions: { ...input.revisions, number: 1 } })
  expect(value).toMatchObject({ change: 2, revisions: { markdown: 1, number: 2, date: 1 } })
})

test('key metrics are no answer of the draft', async () => {
  const document = await started()
  await expect(save(scientist, document, 'metrics', [], 0)).rejects.toMatchObject({
    code: 'invalid',
    fields: { 'answers.metrics': 'Filled from the metrics register; edit the metrics there.' },
  })
})

test('the API is answered with 409 and both, and what a token saves is said to be its', async () => {
  const document = await started()
  const token = ws.token('subject_matter_expert')
  await save(scientist, document, 'markdown', 'Mine', 0)
  const late = { answers: { markdown: 'Theirs' }, revisions: { markdown: 0 } }
  const refused = await callApi(token, 'POST', `/documents/${document}/answers`, late)
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'conflict', current: { conflicts: { markdown: { value: 'Mine', revision: 1 } } } },
  })
  const merged = { answers: { markdown: 'Mine\nTheirs' }, revisions: { markdown: 1 } }
  expect((await callApi(token, 'POST', `/documents/${document}/answers`, merged)).status).toBe(200)
  expect((await draftOf(document)).origins.markdown).toMatchObject({
    byName: 'subject matter expert',
    source: 'token',
  })
  const steps = await stepsOf(document, 'markdown')
  expect(steps.map(({ value, source }) => [value, source])).toEqual([
    ['Mine\nTheirs', 'token'],
    ['Mine', 'person'],
  ])
})
