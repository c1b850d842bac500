import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { cardHeadings } from '../hugging-face/card-headings'
import { cardColumns, cardFields } from './card-fields'

interface Field {
  key: string
  kind: string
  columns?: Array<{ key: string }>
}

it('knows the fields of the built-in template, their kinds and columns', () => {
  const file = path.resolve(import.meta.dirname, '../../templates/data/model-card.yaml')
  const template = parse(readFileSync(file, 'utf8')) as { sections: Array<{ fields: Field[] }> }
  const fields = template.sections.flatMap((section) => section.fields)
  expect(Object.fromEntries(fields.map(({ key, kind }) => [key, kind]))).toEqual(cardFields)
  const tables = fields.filter(({ kind }) => kind === 'table')
  const columns = Object.fromEntries(tables.map((field) => [field.key, field.columns!.map(({ key }) => key)]))
  expect(columns).toEqual(cardColumns)
})

it('has a heading for each of them', () => {
  const headed = cardHeadings.flatMap(({ fields }) => fields.map(([field]) => field))
  expect(['title', ...headed].toSorted()).toEqual(Object.keys(cardFields).toSorted())
})
