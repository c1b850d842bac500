import { expect, test } from 'vitest'
import { type DraftTemplate, shapeDraft } from '@/lib/templates/draft-shape/rules'
import {
  addField,
  addSection,
  duplicate,
  figureOf,
  keyFor,
  move,
  placeOf,
  remove,
  setIn,
  withKind,
} from './edit-template'

const draft = shapeDraft({
  name: 'Small',
  sections: [
    {
      key: 'one',
      name: 'One',
      fields: [
        { key: 'a', label: 'A' },
        { key: 'b', label: 'B' },
      ],
    },
    { key: 'two', name: 'Two', fields: [{ key: 'c', label: 'C' }] },
  ],
})
const order = ({ sections }: DraftTemplate) =>
  sections.map(({ key, fields }) => `${key}:${fields.map((field) => field.key)}`)

test('a part is found by the path of a problem', () => {
  expect(placeOf(['sections', 1, 'fields', 2, 'options', 0, 'label'])).toEqual({ section: 1, field: 2 })
  expect(placeOf(['sections', 1, 'name'])).toEqual({ section: 1 })
  expect(placeOf(['purpose'])).toEqual({})
})

test('setting changes one part; what is undefined is left out', () => {
  const next = setIn(draft, { section: 0, field: 1 }, { label: 'New', help: undefined })
  expect(next.sections[0]!.fields[1]).toEqual({ key: 'b', label: 'New' })
  expect(next.sections[1]).toBe(draft.sections[1])
  expect(setIn(draft, {}, { name: 'Other' }).name).toBe('Other')
})

test('fields and sections are added, with keys of their own', () => {
  const { draft: next, place } = addField(draft, { section: 0, field: 0 })
  expect([order(next), place]).toEqual([['one:a,question,b', 'two:c'], { section: 0, field: 1 }])
  expect(order(addField(next, { section: 1 }).draft)[1]).toBe('two:c,question_2')
  expect(order(addSection(draft).draft)).toEqual(['one:a,b', 'two:c', 'section:'])
})

test('a copy has keys of its own', () => {
  expect(order(duplicate(draft, { section: 0, field: 0 }).draft)).toEqual(['one:a,a_2,b', 'two:c'])
  expect(order(duplicate(draft, { section: 0 }).draft)).toEqual(['one:a,b', 'one_2:a_2,b_2', 'two:c'])
})

test('moving goes through the sections, and stops at the ends', () => {
  expect(order(move(draft, { section: 0, field: 1 }, -1)!.draft)).toEqual(['one:b,a', 'two:c'])
  const over = move(draft, { section: 0, field: 1 }, 1)!
  expect([order(over.draft), over.place]).toEqual([['one:a', 'two:b,c'], { section: 1, field: 0 }])
  expect(order(move(draft, { section: 1, field: 0 }, -1)!.draft)).toEqual(['one:a,b,c', 'two:'])
  expect(order(move(draft, { section: 0 }, 1)!.draft)).toEqual(['two:c', 'one:a,b'])
  expect(move(draft, { section: 0, field: 0 }, -1)).toBeNull()
  expect(move(draft, { section: 1 }, 1)).toBeNull()
})

test('what is removed leaves a place to go to', () => {
  expect(remove(draft, { section: 0, field: 1 }).place).toEqual({ section: 0, field: 0 })
  expect(remove(draft, { section: 1, field: 0 }).place).toEqual({ section: 1 })
  expect(order(remove(draft, { section: 0 }).draft)).toEqual(['two:c'])
})

test('another kind brings its own parts and drops those of the old one', () => {
  const choice = { key: 'a', label: 'A', kind: 'choice', options: [{ value: 'x', label: 'X' }], help: 'Help' }
  expect(withKind(choice, 'checklist')).toEqual({
    key: 'a',
    label: 'A',
    kind: 'checklist',
    items: choice.options,
    help: 'Help',
  })
  expect(withKind(choice, 'duration')).toEqual({
    key: 'a',
    label: 'A',
    kind: 'duration',
    durationUnit: 'months',
    help: 'Help',
  })
})

test('a key follows its label until it is published or written by hand', () => {
  const field = { key: 'question', label: '' }
  expect(keyFor(field, 'Cost to build', ['question'], false)).toBe('cost_to_build')
  expect(keyFor({ key: 'cost', label: 'Cost' }, 'Cost a year', ['cost'], false)).toBe('cost_a_year')
  expect(keyFor({ key: 'cost', label: 'Cost' }, 'Cost a year', ['cost'], true)).toBe('cost')
  expect(keyFor({ key: 'mine', label: 'Cost' }, 'Cost a year', ['mine'], false)).toBe('mine')
})

test.each([
  ['', undefined],
  ['5', 5],
  ['-0.5', -0.5],
  ['1.0', '1.0'],
  ['1.', '1.'],
  ['many', 'many'],
])('%s is %s', (text, figure) => {
  expect(figureOf(text)).toBe(figure)
})
