import { describe, expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { compareCardRevisions } from '@/lib/model-cards/queries'
import { getModelVersion } from '@/lib/models/get-version'
import { AppError } from '@/lib/platform/errors'
import { previewRequest, requestApproval } from '@/lib/subjects'
import { approvedRequest, cardText, importVersion } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { saveModelCardDraft } from './model-card-draft'
import { previewModelCard, publishModelCard } from './publish-model-card'

const ws = await testWorkspace()
const author = ws.as('data_scientist')
const other = ws.as('ml_engineer')

async function refusal(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof AppError)) throw new Error('It was not refused.')
  return error
}

const place = ({ model }: { model: string }) => ({ model, version: 1 })

describe('a draft', () => {
  test('is answered, not overwritten, when someone else saved one meanwhile, with their text and name', async () => {
    const at = place(await importVersion(ws, 'Two writers'))
    await execute(author, saveModelCardDraft, { ...at, text: 'mine', revision: 0, base: 1 })
    const error = await refusal(execute(other, saveModelCardDraft, { ...at, text: 'theirs', revision: 0, base: 1 }))
    expect(error.code).toBe('conflict')
    expect(error.current).toMatchObject({ revision: 1, base: 1, text: 'mine', savedBy: 'data scientist' })
  })

  test('made from a revision that is no longer the newest does not bring the old text back', async () => {
    const at = place(await importVersion(ws, 'Overtaken'))
    const text = cardText('Overtaken, revised')
    await execute(author, publishModelCard, { ...at, revision: 1, text })
    const error = await refusal(execute(other, saveModelCardDraft, { ...at, text: 'old', revision: 0, base: 1 }))
    expect(error.current).toMatchObject({ revision: 0, base: 2, text, savedBy: null })
  })

  test('is saved whatever it says, with what cannot be read of it', async () => {
    const at = place(await importVersion(ws, 'Unfinished'))
    const blank = await execute(author, saveModelCardDraft, { ...at, text: '  ', revision: 0 })
    expect(blank.value.problems).toEqual([{ line: 1, message: 'The file holds nothing but white space.' }])
    const broken = await execute(author, saveModelCardDraft, { ...at, text: '---\na: [\n---\ntext', revision: 1 })
    expect(broken.value.problems.length).toBeGreaterThan(0)
  })
})

describe('publishing what was reviewed', () => {
  test('takes the draft as it was reviewed, and no other', async () => {
    const at = place(await importVersion(ws, 'Reviewed'))
    const saved = await execute(author, saveModelCardDraft, { ...at, text: cardText('Reviewed 2'), revision: 0 })
    const review = await ask(author, previewModelCard, at)
    expect(review.draft?.revision).toBe(saved.value.revision)
    await execute(other, saveModelCardDraft, { ...at, text: cardText('Reviewed 3'), revision: saved.value.revision })
    const late = await refusal(execute(author, publishModelCard, { ...at, draft: saved.value.revision, revision: 1 }))
    expect(late.message).toContain('changed since it was reviewed')
    const published = await execute(author, publishModelCard, { ...at, draft: saved.value.revision + 1, revision: 1 })
    expect(published.value.modelCard.revision).toBe(2)
    const { draft, card } = await ask(author, getModelVersion, at)
    expect([draft, card.source]).toEqual([null, cardText('Reviewed 3')])
  })

  test('says by name whom it takes an approval from, and is refused when that is another list by now', async () => {
    const version = await importVersion(ws, 'Approved first')
    const at = place(version)
    const text = cardText('Approved first, revised')
    const { ref } = await approvedRequest(ws, { version })
    const { voided } = await ask(author, previewModelCard, { ...at, text })
    expect(voided.map((item) => item.ref)).toEqual([ref])
    expect([...voided[0]!.approvedBy].sort()).toEqual(['business stakeholder', 'risk officer', 'subject matter expert'])
    const unaware = await refusal(execute(author, publishModelCard, { ...at, text, revision: 1, voids: [] }))
    expect(unaware.code).toBe('conflict')
    const { value } = await execute(author, publishModelCard, { ...at, text, revision: 1, voids: [ref] })
    expect(value.voided).toEqual([ref])
    const { revisions } = await ask(author, getModelVersion, at)
    expect(revisions.map(({ revision, voided: refs }) => [revision, refs])).toEqual([
      [2, [ref]],
      [1, []],
    ])
    const { changes } = await ask(author, compareCardRevisions, { ...at, from: 1, to: 2 })
    expect(changes.some(({ material }) => material)).toBe(true)
  })
})

describe('asking for a release', () => {
  test('shows whom it would ask, and refuses when the version is another by then', async () => {
    const version = await importVersion(ws, 'Asked')
    const at = place(version)
    const subject = { kind: 'model_version' as const, ref: version.model, version: 1 }
    const outlook = await ask(author, previewRequest, { subject, environment: 'production' })
    expect(outlook.requirements.map(({ asked }) => asked)).toEqual([
      ['subject matter expert'],
      ['risk officer'],
      ['business stakeholder'],
    ])
    expect([outlook.mayRequest, outlook.requests]).toEqual([true, []])
    await execute(author, publishModelCard, { ...at, text: cardText('Asked 2'), revision: 1 })
    const { contentDigest } = outlook
    const late = await refusal(execute(author, requestApproval, { subject, note: 'Please.', contentDigest }))
    expect(late.code).toBe('conflict')
    const now = await ask(author, previewRequest, { subject, environment: 'production' })
    await execute(author, requestApproval, { subject, note: 'Please.', contentDigest: now.contentDigest })
    const after = await ask(author, previewRequest, { subject, environment: 'production' })
    expect(after.requests).toMatchObject([{ status: 'open', isSame: true }])
  })

  test('is no offer to who may not ask', async () => {
    const version = await importVersion(ws, 'Read only')
    const subject = { kind: 'model_version' as const, ref: version.model, version: 1 }
    expect((await ask(ws.as('auditor'), previewRequest, { subject, environment: 'staging' })).mayRequest).toBe(false)
    expect((await ask(ws.as('auditor'), getModelVersion, place(version))).may).toEqual({
      edit: false,
      pin: false,
      request: false,
    })
  })
})
