// Many people at the same moment, on a real server: whoever is answered was not overwritten, and a revision is what its count says.
import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import type { Answers } from '@/lib/templates/vocabulary'
import { manyTexts, startsOfEveryKind } from '@/lib/testing/every-kind'
import { type Part, testWorkspace } from '@/lib/testing/workspace'
import { publishDocument } from './publish-document'
import { getDocument, getDocumentRevision } from './queries'
import { type AnswerConflict, saveAnswers } from './save-answers'
import { startDocument } from './start-document'
import { documentHistory, restoreDocument } from './states'

const ws = await testWorkspace({ slug: 'races' })
const people = (['data_scientist', 'subject_matter_expert', 'data_engineer', 'ml_engineer'] satisfies Part[]).map(
  (part) => ws.as(part),
)
const [scientist, expert] = people as [Ctx, Ctx]
const personAt = (at: number) => people[at % people.length]!
const started = await startsOfEveryKind(ws)

const documentOf = (document: string) => ask(scientist, getDocument, { document })
const save = async (ctx: Ctx, document: string, answers: Answers, revisions: Record<string, number>) =>
  (await execute(ctx, saveAnswers, { document, answers, revisions })).value

/** What was answered, and what was refused; anything else fails the test. */
async function settled<T>(work: Promise<T>[]): Promise<{ done: T[]; refused: AppError[] }> {
  const results = await Promise.allSettled(work)
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
  for (const error of refused) if (!(error instanceof AppError)) throw error
  return { done, refused }
}

const conflictIn = (error: AppError, field: string) =>
  (error.current as { conflicts: Record<string, AnswerConflict> }).conflicts[field]!

test('twenty saves in twenty fields are all there', async () => {
  const document = await started()
  const text = (at: number) => `Line of number ${at} 👍🏽\r\n`
  const { done, refused } = await settled(
    manyTexts.map((field, at) => save(personAt(at), document, { [field]: text(at) }, { [field]: 0 })),
  )
  expect(refused).toEqual([])
  expect(done.map(({ change }) => change).sort((a, b) => a - b)).toEqual(manyTexts.map((_, at) => at + 1))
  const { draft } = await documentOf(document)
  expect(draft.answers).toMatchObject(Object.fromEntries(manyTexts.map((field, at) => [field, text(at)])))
  expect(draft.change).toBe(20)
  manyTexts.forEach((field, at) => {
    expect(draft.origins[field]!.by).toBe(personAt(at).actor.id)
  })
})

test('of twenty saves in one field on one revision exactly one wins, and nineteen are told which', async () => {
  const document = await started()
  const { done, refused } = await settled(
    manyTexts.map((words, at) => save(personAt(at), document, { markdown: words }, { markdown: 0 })),
  )
  expect(done).toMatchObject([{ change: 1, revisions: { markdown: 1 } }])
  const { draft } = await documentOf(document)
  expect(refused).toHaveLength(19)
  for (const error of refused) {
    expect(error.code).toBe('conflict')
    expect(conflictIn(error, 'markdown')).toMatchObject({ value: draft.answers.markdown, revision: 1 })
  }
  const { steps } = await ask(expert, documentHistory, { document, field: 'markdown' })
  expect(steps).toMatchObject([{ value: draft.answers.markdown, revision: 1 }])
})

test('twenty who put theirs to what stands there, until it is taken, lose none', async () => {
  const document = await started()
  const append = async (at: number) => {
    let seen: Pick<AnswerConflict, 'value' | 'revision'> = { value: '', revision: 0 }
    for (;;) {
      const answer = `${seen.value}${manyTexts[at]}\n`
      try {
        return await save(personAt(at), document, { markdown: answer }, { markdown: seen.revision })
      } catch (error) {
        seen = conflictIn(error as AppError, 'markdown')
      }
    }
  }
  const { done } = await settled(manyTexts.map((_, at) => append(at)))
  expect(done.map(({ revisions }) => revisions.markdown!).sort((a, b) => a - b)).toEqual(
    manyTexts.map((_, at) => at + 1),
  )
  const { draft } = await documentOf(document)
  expect((draft.answers.markdown as string).trim().split('\n').sort()).toEqual([...manyTexts].sort())
})

test('a revision has what its count of saves had, or is refused for a save that came before', async () => {
  const document = await started()
  await save(scientist, document, { text_0: 'Before' }, { text_0: 0 })
  for (let round = 0; round < 12; round++) {
    const { revision, draft } = await documentOf(document)
    const field = manyTexts[1 + round]!
    const [published, saved] = await Promise.allSettled([
      execute(scientist, publishDocument, { document, revision, change: draft.change }),
      save(expert, document, { [field]: `Round ${round}` }, { [field]: 0 }),
    ])
    expect(saved).toMatchObject({ status: 'fulfilled', value: { change: draft.change + 1 } })
    const after = await documentOf(document)
    expect(after.draft.answers[field]).toBe(`Round ${round}`)
    if (published.status === 'rejected') {
      expect(published.reason).toMatchObject({ code: 'conflict', current: { change: draft.change + 1 } })
      expect(after.revision).toBe(revision)
      // Now with what is there.
      await execute(scientist, publishDocument, { document, revision, change: draft.change + 1 })
    } else {
      const { answers } = await ask(scientist, getDocumentRevision, { document, revision: revision + 1 })
      const { metrics, ...before } = draft.answers
      expect(answers).toEqual(before)
      expect(after.hasChanges).toBe(true)
    }
    // Something to publish in each round.
    const { draft: now } = await documentOf(document)
    await save(scientist, document, { text_0: `Again ${round}` }, { text_0: now.revisions.text_0! })
  }
})

test('saves while others publish are never refused for it', async () => {
  const document = await started()
  await save(scientist, document, { text_0: 'Before' }, { text_0: 0 })
  const publishing = Array.from({ length: 10 }, async () => {
    const { revision, draft } = await documentOf(document)
    return execute(scientist, publishDocument, { document, revision, change: draft.change })
  })
  const saving = manyTexts.slice(1).map((field, at) => save(personAt(at), document, { [field]: field }, { [field]: 0 }))
  const [saves, publications] = await Promise.all([settled(saving), settled(publishing)])
  expect(saves.refused).toEqual([])
  for (const error of publications.refused) expect(error.code).toBe('conflict')
  const { draft, revision } = await documentOf(document)
  expect(draft.change).toBe(20)
  expect(revision).toBe(publications.done.length)
})

test('of ten who publish the same draft one does', async () => {
  const document = await started()
  await save(scientist, document, { text_0: 'Before' }, { text_0: 0 })
  const { done, refused } = await settled(
    Array.from({ length: 10 }, (_, at) => execute(personAt(at), publishDocument, { document, revision: 0, change: 1 })),
  )
  expect(done.map(({ value }) => value.revision)).toEqual([1])
  expect(refused.map(({ code }) => code)).toEqual(Array(9).fill('conflict'))
  expect((await documentOf(document)).revisions).toHaveLength(1)
})

test('a save and a return to an earlier state follow each other, in either order', async () => {
  const document = await started()
  await save(scientist, document, { text_0: 'First' }, { text_0: 0 })
  await execute(scientist, publishDocument, { document, revision: 0, change: 1 })
  for (let round = 0; round < 6; round++) {
    const { draft } = await documentOf(document)
    const later = await save(scientist, document, { text_0: `Later ${round}` }, { text_0: draft.revisions.text_0! })
    const [restored, saved] = await Promise.allSettled([
      execute(scientist, restoreDocument, { document, from: 1, change: later.change }),
      save(expert, document, { text_0: `Typed ${round}` }, { text_0: later.revisions.text_0! }),
    ])
    // One of the two came first, and the other was told.
    expect([restored.status, saved.status].sort()).toEqual(['fulfilled', 'rejected'])
    const { answers } = (await documentOf(document)).draft
    expect(answers.text_0).toBe(restored.status === 'fulfilled' ? 'First' : `Typed ${round}`)
  }
})

test('of ten who start the one document of a template one does', async () => {
  const start = { useCase: ws.useCase.ref, template: 'business-requirements' }
  const { done, refused } = await settled(
    Array.from({ length: 10 }, (_, at) => execute(personAt(at), startDocument, start)),
  )
  expect(done).toHaveLength(1)
  const { ref } = done[0]!.value
  for (const error of refused) expect(error).toMatchObject({ code: 'conflict', current: { ref } })
})
