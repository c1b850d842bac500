import { expect, test } from 'vitest'
import { ask, execute } from '@/lib/audit/execute'
import { createTemplate } from '@/lib/templates/create-template'
import { saveTemplateDraft } from '@/lib/templates/draft'
import { publishTemplate } from '@/lib/templates/publish-template'
import type { Answers, TemplateField } from '@/lib/templates/vocabulary'
import { entriesAbout } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'
import { migrateDocument, previewMigration } from './migrate-document'
import { publishDocument } from './publish-document'
import { getDocument, getDocumentRevision } from './queries'
import { saveAnswers } from './save-answers'
import { startDocument } from './start-document'
import { documentHistory } from './states'

const ws = await testWorkspace({ slug: 'migration' })
const scientist = ws.as('data_scientist')
const admin = ws.as('admin')
let serial = 0

type Asked = Partial<TemplateField> & Pick<TemplateField, 'key' | 'kind'>

async function publishVersion(template: string, fields: Asked[]) {
  const { value } = await execute(admin, saveTemplateDraft, {
    template,
    revision: drafts.get(template) ?? 0,
    definition: {
      name: 'Plan',
      stage: 'data_quality',
      purpose: 'For a test.',
      sections: [
        {
          key: 'only',
          name: 'Only',
          role: 'data_scientist',
          why: 'Because.',
          good: 'So.',
          fields: fields.map((field) => ({ label: `The ${field.key}`, ...field })),
        },
      ],
    },
  })
  drafts.set(template, 0)
  await execute(admin, publishTemplate, { template, revision: value.revision, note: 'Next.' })
}
const drafts = new Map<string, number>()

async function started(fields: Asked[], answers: Answers) {
  const template = `plan-${++serial}`
  await execute(admin, createTemplate, { key: template, name: 'Plan', stage: 'data_quality' })
  drafts.set(template, 1)
  await publishVersion(template, fields)
  const { value } = await execute(scientist, startDocument, { useCase: ws.useCase.ref, template })
  const revisions = Object.fromEntries(Object.keys(answers).map((field) => [field, 0]))
  if (Object.keys(answers).length > 0)
    await execute(scientist, saveAnswers, { document: value.ref, answers, revisions })
  return { template, document: value.ref }
}

const first: Asked[] = [
  { key: 'text', kind: 'markdown' },
  { key: 'wait', kind: 'number', unit: 'days' },
  { key: 'gone', kind: 'markdown' },
  { key: 'turned', kind: 'markdown' },
]
const second: Asked[] = [
  { key: 'extra', kind: 'date', required: true },
  { key: 'wait', kind: 'duration', durationUnit: 'days' },
  { key: 'text', kind: 'markdown' },
  { key: 'turned', kind: 'number' },
]
const answers: Answers = { text: '  As typed ', wait: 14, gone: 'Away with it', turned: 'about five' }

test('the preview tells of each answer what becomes of it, and changes nothing', async () => {
  const { template, document } = await started(first, answers)
  await expect(ask(scientist, previewMigration, { document })).rejects.toMatchObject({ code: 'conflict' })
  await publishVersion(template, second)
  const preview = await ask(ws.as('member'), previewMigration, { document })
  expect(preview).toMatchObject({ from: 1, to: 2, change: 1, revision: 0 })
  expect(preview.items).toEqual([
    {
      field: 'extra',
      label: 'The extra',
      section: 'Only',
      outcome: 'new',
      before: null,
      after: null,
      note: null,
      isRequired: true,
    },
    {
      field: 'wait',
      label: 'The wait',
      section: 'Only',
      outcome: 'converts',
      before: '14 days',
      after: '14 days',
      note: '14 days is 14 days.',
      isRequired: false,
    },
    {
      field: 'text',
      label: 'The text',
      section: 'Only',
      outcome: 'moves',
      before: '  As typed ',
      after: '  As typed ',
      note: null,
      isRequired: false,
    },
    {
      field: 'turned',
      label: 'The turned',
      section: 'Only',
      outcome: 'lost',
      before: 'about five',
      after: null,
      note: 'The question is answered in another form now.',
      isRequired: false,
    },
    {
      field: 'gone',
      label: 'The gone',
      section: 'Only',
      outcome: 'lost',
      before: 'Away with it',
      after: null,
      note: 'This is no longer asked.',
      isRequired: false,
    },
  ])
})

test('it keeps and loses exactly what was shown, and the state before is a restore point', async () => {
  const { template, document } = await started(first, answers)
  await execute(scientist, publishDocument, { document, revision: 0, change: 1, note: 'First.' })
  await publishVersion(template, second)
  const { change } = await ask(scientist, previewMigration, { document })
  const move = { document, version: 2, revision: 1, change }
  await expect(execute(scientist, migrateDocument, { ...move, accept: ['gone'] })).rejects.toMatchObject({
    code: 'conflict',
    current: { lost: ['turned'] },
  })
  const { value } = await execute(scientist, migrateDocument, { ...move, accept: ['gone', 'turned'] })
  expect(value).toMatchObject({ document, template, version: 2, lost: ['turned', 'gone'] })
  const after = await ask(scientist, getDocument, { document })
  expect(after.template.version).toBe(2)
  expect(after.draft.answers).toMatchObject({ wait: 14, turned: null })
  expect(after.draft.answers.text).toContain('As typed')
  expect(after.draft.answers).not.toHaveProperty('gone')
  expect(after.draft.origins.text).toMatchObject({ source: 'person' })
  const kept = await ask(scientist, getDocumentRevision, { document, revision: 1 })
  expect(kept).toMatchObject({ template: { version: 1 }, answers: { gone: 'Away with it', turned: 'about five' } })
  const [entry] = await entriesAbout(admin, after.id, 'document.migrated')
  expect(entry).toMatchObject({
    details: { ref: document, from: 1, to: 2, lost: ['turned', 'gone'] },
    changes: [{ table: 'documents' }],
  })
})

test('an unpublished draft is kept as a restore point of the earlier version', async () => {
  const { template, document } = await started(first, answers)
  await publishVersion(template, second)
  await execute(scientist, migrateDocument, {
    document,
    version: 2,
    revision: 0,
    change: 1,
    accept: ['gone', 'turned'],
  })
  const history = await ask(scientist, documentHistory, { document })
  expect(JSON.stringify(history)).toContain('"templateVersion":1')
})

test('what was saved since the preview is not carried over unseen', async () => {
  const { template, document } = await started(first, { text: 'One' })
  await publishVersion(template, second)
  await execute(scientist, saveAnswers, { document, answers: { gone: 'Late' }, revisions: { gone: 0 } })
  await expect(
    execute(scientist, migrateDocument, { document, version: 2, revision: 0, change: 1 }),
  ).rejects.toMatchObject({ code: 'conflict', current: { change: 2 } })
})

test('a question that comes back begins empty', async () => {
  const { template, document } = await started(first, { gone: 'Away with it' })
  await publishVersion(template, second)
  await publishVersion(template, first)
  const move = async (version: number, accept: string[]) => {
    const { change, revision } = await ask(scientist, previewMigration, { document, version })
    await execute(scientist, migrateDocument, { document, version, revision, change, accept })
  }
  await move(2, ['gone'])
  expect((await ask(scientist, previewMigration, { document })).items).toMatchObject([
    { field: 'gone', outcome: 'new' },
  ])
  await move(3, [])
  expect((await ask(scientist, getDocument, { document })).draft.answers.gone).toBeNull()
})

test('who edits the document moves it; others do not', async () => {
  const { template, document } = await started(first, {})
  await publishVersion(template, second)
  for (const part of ['member', 'auditor', 'admin'] as const) {
    await expect(
      execute(ws.as(part), migrateDocument, { document, version: 2, revision: 0, change: 0 }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  }
})
