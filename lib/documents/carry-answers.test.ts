import { describe, expect, test } from 'vitest'
import type { Answer, Template, TemplateField } from '@/lib/templates/vocabulary'
import { carryAnswers } from './carry-answers'

type Asked = Partial<TemplateField> & Pick<TemplateField, 'kind'>
const templateOf = (fields: Record<string, Asked>): Template => ({
  key: 'small',
  version: 1,
  name: 'Small',
  stage: 'added_value',
  purpose: 'For a test.',
  sections: [
    {
      key: 'only',
      name: 'Only',
      role: 'data_scientist',
      why: 'Because.',
      good: 'So.',
      fields: Object.entries(fields).map(([key, field]) => ({
        key,
        label: key,
        required: false,
        material: true,
        ...field,
      })),
    },
  ],
})
const one = (was: Asked, now: Asked, answer: Answer) => {
  const [item] = carryAnswers(templateOf({ a: was }), templateOf({ a: now }), { a: answer })
  return { outcome: item?.outcome, carried: item?.carried, note: item?.note ?? null }
}
const options = (...values: string[]) => values.map((value) => ({ value, label: value.toUpperCase() }))

test('what is answered, what is new and what is gone, each once', () => {
  const before = templateOf({
    a: { kind: 'markdown' },
    b: { kind: 'date' },
    gone: { kind: 'number' },
    empty: { kind: 'number' },
  })
  const after = templateOf({ c: { kind: 'money' }, b: { kind: 'date' }, a: { kind: 'markdown' } })
  const items = carryAnswers(before, after, { a: 'Text', gone: 3, empty: null })
  expect(items.map(({ before: was, after: now, outcome }) => [was?.key ?? now?.key, outcome])).toEqual([
    ['c', 'new'],
    ['a', 'moves'],
    ['gone', 'lost'],
  ])
  expect(items[1]).toMatchObject({ answer: 'Text', carried: 'Text' })
  expect(items[2]).toMatchObject({ answer: 3, carried: null, note: 'This is no longer asked.' })
})

describe('an answer moves as it is', () => {
  test.each<[Asked, Asked, Answer]>([
    [{ kind: 'markdown' }, { kind: 'markdown', label: 'Asked otherwise' }, '  as typed '],
    [{ kind: 'choice', options: options('x', 'y') }, { kind: 'choice', options: options('y', 'z') }, 'y'],
    [{ kind: 'checklist', items: options('x', 'y') }, { kind: 'checklist', items: options('y', 'x', 'z') }, ['x']],
    [
      { kind: 'yes_no', reason: 'never' },
      { kind: 'yes_no', reason: 'always' },
      { value: true, reason: '' },
    ],
    [{ kind: 'money' }, { kind: 'money' }, { amount: 5, currency: 'EUR' }],
    // Wrong before, and as wrong now.
    [{ kind: 'number', max: 10 }, { kind: 'number', max: 5 }, 12],
  ])('%o to %o', (was, now, answer) => {
    expect(one(was, now, answer)).toEqual({ outcome: 'moves', carried: answer, note: null })
  })

  test('a figure with another unit says so', () => {
    expect(one({ kind: 'number', unit: 'calls' }, { kind: 'number', unit: 'customers' }, 3)).toMatchObject({
      outcome: 'moves',
      note: expect.stringContaining('check the figure'),
    })
  })
})

describe('an answer converts where nothing is lost', () => {
  test.each<[Asked, Asked, Answer, Answer]>([
    [{ kind: 'number', unit: 'days' }, { kind: 'duration', durationUnit: 'days' }, 14, 14],
    [{ kind: 'duration', durationUnit: 'days' }, { kind: 'duration', durationUnit: 'weeks' }, 14, 2],
    [{ kind: 'duration', durationUnit: 'years' }, { kind: 'duration' }, 2, 24],
    [{ kind: 'duration', durationUnit: 'hours' }, { kind: 'number', unit: 'minutes' }, 2, 120],
    [{ kind: 'choice', options: options('x') }, { kind: 'checklist', items: options('x', 'y') }, 'x', ['x']],
    [{ kind: 'choice', options: options('x') }, { kind: 'markdown' }, 'x', 'X'],
    [{ kind: 'number', unit: 'calls' }, { kind: 'markdown' }, 1200, '1,200 calls'],
    [{ kind: 'money' }, { kind: 'markdown' }, { amount: 720000, currency: 'EUR' }, '720000 EUR'],
    [{ kind: 'yes_no' }, { kind: 'markdown' }, { value: true, reason: 'Because.' }, 'Yes. Because.'],
    [{ kind: 'date' }, { kind: 'markdown' }, '2026-11-21', '2026-11-21'],
    [{ kind: 'text' }, { kind: 'markdown' }, 'One line', 'One line'],
    [{ kind: 'markdown' }, { kind: 'text' }, ' One line\n', 'One line'],
    [{ kind: 'list' }, { kind: 'markdown' }, ['en', 'nb'], '- en\n- nb'],
    [{ kind: 'markdown' }, { kind: 'list' }, '- en\n- nb\n', ['en', 'nb']],
    [{ kind: 'markdown' }, { kind: 'list' }, 'en', ['en']],
    [{ kind: 'text' }, { kind: 'list' }, 'en', ['en']],
    [{ kind: 'list' }, { kind: 'text' }, ['en'], 'en'],
    [{ kind: 'checklist', items: options('x', 'y') }, { kind: 'list' }, ['y'], ['Y']],
    [{ kind: 'choice', options: options('x') }, { kind: 'list' }, 'x', ['X']],
    [{ kind: 'choice', options: options('x') }, { kind: 'text' }, 'x', 'X'],
    [{ kind: 'checklist', items: options('x', 'y') }, { kind: 'markdown' }, ['y'], '- [ ] X\n- [x] Y'],
  ])('%o to %o', (was, now, answer, carried) => {
    expect(one(was, now, answer)).toMatchObject({ outcome: 'converts', carried })
  })
})

describe('an answer is lost, and it is said what of it', () => {
  test.each<[Asked, Asked, Answer, Answer, RegExp]>([
    [{ kind: 'markdown' }, { kind: 'number' }, 'about 5', null, /another form/],
    [{ kind: 'markdown' }, { kind: 'text' }, 'two\nlines', null, /another form/],
    [{ kind: 'markdown' }, { kind: 'list' }, 'two\nlines', null, /another form/],
    [{ kind: 'list' }, { kind: 'text' }, ['en', 'nb'], null, /another form/],
    [{ kind: 'number', unit: 'calls' }, { kind: 'duration' }, 3, null, /another form/],
    [{ kind: 'duration', durationUnit: 'days' }, { kind: 'duration', durationUnit: 'weeks' }, 10, null, /another form/],
    [{ kind: 'duration', durationUnit: 'days' }, { kind: 'duration' }, 60, null, /another form/],
    [
      { kind: 'choice', options: options('x', 'y') },
      { kind: 'choice', options: options('y') },
      'x',
      null,
      /no answer any more: One of: Y/,
    ],
    [{ kind: 'scale', steps: 5 }, { kind: 'scale', steps: 10 }, 4, null, /5 steps and has 10/],
    [{ kind: 'number' }, { kind: 'number', max: 5 }, 12, null, /At most 5/],
    [
      { kind: 'record', record: 'metric' },
      { kind: 'record', record: 'document' },
      { kind: 'metric', id: '0198c2f0-5a51-7c3e-9d41-2b6f3a1e8c55', ref: 'MET-1' },
      null,
      /A link to a document/,
    ],
    [
      { kind: 'checklist', items: options('x', 'y') },
      { kind: 'checklist', items: options('y') },
      ['x', 'y'],
      ['y'],
      /“X”.*other ticks move/,
    ],
  ])('%o to %o', (was, now, answer, carried, note) => {
    const found = one(was, now, answer)
    expect(found).toMatchObject({ outcome: 'lost', carried })
    expect(found.note).toMatch(note)
  })

  test('of a table, the cells whose column is gone', () => {
    const columns = (...keys: string[]) => keys.map((key) => ({ key, label: key.toUpperCase(), kind: 'text' as const }))
    const rows = [
      { id: 'r1', cells: { x: 'one', y: 'two' } },
      { id: 'r2', cells: { x: 'three', y: null } },
    ]
    const was: Asked = { kind: 'table', columns: columns('x', 'y') }
    expect(one(was, { kind: 'table', columns: columns('x', 'z') }, rows)).toEqual({
      outcome: 'lost',
      carried: [
        { id: 'r1', cells: { x: 'one' } },
        { id: 'r2', cells: { x: 'three' } },
      ],
      note: 'What stands in “Y” has no place any more. The other columns move.',
    })
    expect(one(was, { kind: 'table', columns: columns('y', 'x', 'z') }, rows)).toMatchObject({
      outcome: 'moves',
      carried: rows,
    })
  })
})
