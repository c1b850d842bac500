import { expect, test } from 'vitest'
import { digestsOf, type Snapshot } from '@/lib/approvals/subject'
import { ask, execute } from '@/lib/audit/execute'
import { decideApproval, requestApproval } from '@/lib/subjects'
import { fillAndPublish } from '@/lib/testing/documents'
import { PASSWORD, testWorkspace } from '@/lib/testing/workspace'
import { documentFile, exportDocument } from './export-document'
import { getDocument } from './queries'
import { saveAnswers } from './save-answers'

const ws = await testWorkspace({ slug: 'exports' })
const scientist = ws.as('data_scientist')
const document = ws.useCase.document
await fillAndPublish(scientist, document)

const textOf = async (input: object) => {
  const file = await documentFile(await ask(ws.as('member'), exportDocument, { document, ...input }))
  return { ...file, text: Buffer.from(file.body).toString('utf8') }
}

test('the JSON holds what its digests are over', async () => {
  const { name, text } = await textOf({})
  expect(name).toBe(`${document}-r2.json`)
  const file = JSON.parse(text)
  expect(file).toMatchObject({ schema: 'countersign/document-export@1', ref: document, state: 'published' })
  const { contentDigest, materialDigest } = digestsOf(file.snapshot as Snapshot, file.materialFields)
  expect({ contentDigest, materialDigest }).toEqual({
    contentDigest: file.revision.contentDigest,
    materialDigest: file.revision.materialDigest,
  })
  expect(file.answers).toEqual(
    Object.fromEntries(Object.entries(file.snapshot.fields).filter(([field]) => !field.startsWith('document.'))),
  )
})

test('the Markdown has every question that shows, and who approved it', async () => {
  const request = (
    await execute(scientist, requestApproval, { subject: { kind: 'design_document', ref: document }, note: 'Please.' })
  ).value
  const { contentDigest, materialDigest } = request
  await execute(ws.as('subject_matter_expert'), decideApproval, {
    approval: request.ref,
    decision: 'request_changes',
    comment: 'Say more.',
    contentDigest,
    materialDigest,
    password: PASSWORD,
  }).catch(() => null)
  const { name, text } = await textOf({ format: 'markdown' })
  expect(name).toBe(`${document}-r2.md`)
  const { template } = await ask(scientist, getDocument, { document })
  expect(text).toMatch(/^# Added value\n\n- \*\*Document:\*\* DOC-1\n/)
  for (const section of template.sections.filter(({ when }) => !when)) expect(text).toContain(`## ${section.name}\n`)
  expect(text).toContain('### Expected value a year\n\n€')
  expect(text).toContain(`**Content digest:** sha256:`)
  expect(text).toContain(`${request.ref}, `)
})

test('the draft says that it is one, and has neither digests nor approvals', async () => {
  const { draft } = await ask(scientist, getDocument, { document })
  const answers = { context: '# Draft *only*\n\n- one\n- [x] two\n\n| a | b |\n| - | - |\n| 1 | 2 |' }
  await execute(scientist, saveAnswers, { document, answers, revisions: { context: draft.revisions.context ?? 0 } })
  const { text, name } = await textOf({ revision: 'draft', format: 'markdown' })
  expect(name).toBe(`${document}-draft.md`)
  expect(text).toContain('**State:** draft, not published; saved by')
  expect(text).toContain(answers.context)
  expect(text).not.toMatch(/digest|## Approvals/)
  expect((await textOf({ format: 'markdown' })).text).not.toContain('Draft *only*')
})

test('the PDF is one, of a revision and of a draft', async () => {
  for (const revision of [1, 2, 'draft']) {
    const { text, mediaType, body } = await textOf({ revision, format: 'pdf' })
    expect(mediaType).toBe('application/pdf')
    expect(text.startsWith('%PDF-1')).toBe(true)
    expect(body.length).toBeGreaterThan(10_000)
  }
})

test('a revision that is not there, and a format that is none, are refused', async () => {
  await expect(textOf({ revision: 99 })).rejects.toMatchObject({ code: 'not_found' })
  await expect(textOf({ format: 'docx' })).rejects.toMatchObject({ code: 'invalid' })
})
