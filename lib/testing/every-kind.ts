/** A template that asks one question of every kind, and three answers of each kind that differ. */
import { execute } from '@/lib/audit/execute'
import { startDocument } from '@/lib/documents/start-document'
import { uploadFile } from '@/lib/files/upload-file'
import { importTemplate } from '@/lib/templates/import-template'
import { publishTemplate } from '@/lib/templates/publish-template'
import { anyField, aTemplate } from '@/lib/templates/testing/fields'
import type { Answer, FieldKind, TemplateField } from '@/lib/templates/vocabulary'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { churnUseCase, type TestWorkspace } from './workspace'

/** Its own kind of field: metrics are rows of a register, and have a revision of their own. */
export type SavedKind = Exclude<FieldKind, 'metrics'>

const options = ['first', 'second', 'third'].map((value) => ({ value, label: `The ${value}` }))
const more: Partial<Record<SavedKind, Partial<TemplateField>>> = {
  duration: { durationUnit: 'months' },
  choice: { options },
  scale: { steps: 5, lowLabel: 'Little', highLabel: 'Much' },
  yes_no: { reason: 'always' },
  checklist: { items: options },
  record: { record: 'use_case' },
  table: {
    columns: [
      { key: 'text', label: 'Text', kind: 'text' },
      { key: 'number', label: 'Number', kind: 'number' },
    ],
  },
}

export const manyTexts = Array.from({ length: 20 }, (_, at) => `text_${at}`)

export const everyKind = aTemplate(
  [
    ...(['markdown', 'text', 'list', 'number', 'money', 'duration', 'date', 'choice', 'scale'] as const),
    ...(['yes_no', 'table', 'person', 'record', 'checklist', 'file'] as const),
  ].map((kind) => anyField(kind, more[kind])),
  { key: 'every-kind', name: 'Every kind', many: true },
  [
    {
      key: 'texts',
      name: 'Texts',
      fields: manyTexts.map((key) => anyField('markdown', { key, label: `Text ${key}` })),
    },
    { key: 'registers', name: 'Registers', fields: [anyField('metrics')] },
  ],
)

/** Publishes the template in this workspace; returns how to start a document of it. */
export async function startsOfEveryKind(ws: TestWorkspace): Promise<() => Promise<string>> {
  // JSON is YAML.
  const file = Buffer.from(JSON.stringify(everyKind))
  await execute(ws.as('admin'), importTemplate, { file })
  await execute(ws.as('admin'), publishTemplate, { template: everyKind.key, revision: 1, note: 'For the tests.' })
  let serial = 0
  return async () => {
    const title = `Document ${++serial}`
    const start = { useCase: ws.useCase.ref, template: everyKind.key, title }
    return (await execute(ws.as('data_scientist'), startDocument, start)).value.ref
  }
}

/** Mine, theirs, and both put together. */
export async function threeAnswers(ws: TestWorkspace): Promise<Record<SavedKind, [Answer, Answer, Answer]>> {
  const files: Answer[] = []
  for (const text of ['one', 'two', 'three']) {
    const input = { name: `${text}.txt`, file: Buffer.from(text) }
    const { isNew, ...file } = (await execute(ws.as('data_scientist'), uploadFile, input)).value
    files.push(file)
  }
  const row = (id: string, text: string, number: number | null = null) => ({ id, cells: { text, number } })
  const records: Answer[] = []
  for (const name of ['One', 'Two', 'Three']) {
    const made = await execute(ws.as('business_stakeholder'), createUseCase, churnUseCase(ws.person, name))
    records.push({ kind: 'use_case', id: made.value.id, ref: made.value.ref })
  }
  return {
    markdown: ['Mine', 'Theirs', 'Mine\nTheirs'],
    text: ['Mine', 'Theirs', 'Mine and theirs'],
    list: [['mine'], ['theirs'], ['theirs', 'mine']],
    number: [1, -2.5, 0.1 + 0.2],
    money: [
      { amount: 1200, currency: 'EUR' },
      { amount: 1200, currency: 'USD' },
      { amount: 0.01, currency: 'EUR' },
    ],
    duration: [3, 4.5, 0],
    date: ['2026-11-20', '2026-11-21', '2028-02-29'],
    choice: ['first', 'second', 'third'],
    scale: [1, 5, 3],
    yes_no: [
      { value: true, reason: 'Because.' },
      { value: false, reason: 'Because.' },
      { value: true, reason: 'Because, and because.' },
    ],
    table: [[row('a', 'Mine', 1)], [row('b', 'Theirs')], [row('a', 'Mine', 1), row('b', 'Theirs')]],
    person: [ws.person.data_scientist, ws.person.subject_matter_expert, ws.person.ml_engineer],
    record: records as [Answer, Answer, Answer],
    checklist: [['first'], ['second'], ['second', 'first']],
    file: files as [Answer, Answer, Answer],
  }
}
