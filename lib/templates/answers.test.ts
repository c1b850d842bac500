import { describe, expect, test } from 'vitest'
import { checkAnswer, checkAnswers } from './answers'
import { normalizeAnswer } from './normal-form/rules'
import { anyField, aTemplate } from './testing/fields'
import type { Answer, FieldKind, TemplateField } from './vocabulary'

const id = '0198a7b2-1111-7000-8000-000000000001'
const digest = `sha256:${'a'.repeat(64)}`
const columns: TemplateField['columns'] = [
  { key: 'name', label: 'Name', kind: 'text' },
  { key: 'count', label: 'Count', kind: 'number' },
  { key: 'since', label: 'Since', kind: 'date' },
  { key: 'level', label: 'Level', kind: 'choice', options: [{ value: 'low', label: 'Low' }] },
  { key: 'legal', label: 'Legal', kind: 'yes_no' },
]
const options = [
  { value: 'batch', label: 'Batch' },
  { value: 'online', label: 'Online' },
]

/** By kind: what a field of it may say, and what it may not with a word of the refusal. */
const cases: Record<FieldKind, { field?: Partial<TemplateField>; good: Answer[]; bad: Array<[unknown, RegExp]> }> = {
  markdown: {
    good: ['', '  typed just so \r\n', 'é', 'x'.repeat(200_000)],
    bad: [
      [5, /text/],
      ['x'.repeat(200_001), /At most 200,000 characters; this has 200,001/],
    ],
  },
  text: {
    good: ['', ' binary   classification ', 'x'.repeat(1000)],
    bad: [
      [5, /text/],
      ['x'.repeat(1001), /At most 1,000 characters; this has 1,001/],
    ],
  },
  list: {
    good: [[], [''], ['en', ' nb ', 'en'], Array.from({ length: 500 }, () => 'x'.repeat(500))],
    bad: [
      ['en', /list of words/],
      [['en', 5], /Word 2: A text/],
      [['x'.repeat(501)], /Word 1: At most 500 characters/],
      [Array.from({ length: 501 }, () => 'x'), /At most 500 words; this has 501/],
    ],
  },
  number: {
    field: { min: 0, max: 100, unit: 'ms' },
    good: [0, 12.5, 100],
    bad: [
      ['12', /A number/],
      [Number.NaN, /A number/],
      [-1, /Not less than zero/],
      [101, /At most 100 ms/],
    ],
  },
  money: {
    good: [
      { amount: 144_000, currency: 'EUR' },
      { amount: 0.55, currency: 'USD' },
    ],
    bad: [
      [144_000, /currency/],
      [{ amount: 5 }, /currency/],
      [{ amount: -5, currency: 'EUR' }, /zero/],
      [{ amount: 5, currency: 'euro' }, /EUR/],
      [{ amount: 0.555, currency: 'EUR' }, /two decimals/],
      [{ amount: 2e12, currency: 'EUR' }, /trillion/],
      [{ amount: 5, currency: 'EUR', per: 'year' }, /no “per”/],
    ],
  },
  duration: {
    good: [0, 6, 600],
    bad: [
      [601, /At most 600 months/],
      [-1, /zero/],
      ['six', /number of months/],
    ],
  },
  date: {
    good: ['2026-11-21', '2024-02-29'],
    bad: [
      ['2026-02-29', /no such day/],
      ['21.11.2026', /2026-11-21/],
      ['', /A date/],
      [20261121, /A date/],
    ],
  },
  choice: {
    field: { options },
    good: ['batch'],
    bad: [
      ['stream', /One of: Batch, Online/],
      [['batch'], /One of/],
    ],
  },
  scale: {
    field: { steps: 5 },
    good: [1, 5],
    bad: [
      [0, /from 1 to 5/],
      [6, /from 1 to 5/],
      [2.5, /whole/],
      ['3', /whole/],
    ],
  },
  yes_no: {
    good: [
      { value: true, reason: '' },
      { value: false, reason: ' because ' },
    ],
    bad: [
      [true, /with its reason/],
      [{ value: 'yes', reason: '' }, /Yes or no/],
      [{ value: true }, /“reason” is missing/],
      [{ value: true, reason: 3 }, /text/],
    ],
  },
  table: {
    field: { columns },
    good: [
      [],
      [{ id: 'r1', cells: {} }],
      [{ id: 'r1', cells: { name: ' CRM ', count: 3, since: '2026-01-01', level: 'low', legal: false } }],
      [{ id: 'r1', cells: { name: null, count: null } }],
    ],
    bad: [
      [{}, /list of rows/],
      [[{ id: 'r1' }], /“cells” is missing/],
      [[{ id: 'r 1', cells: {} }], /Row 1 needs an id/],
      [
        [
          { id: 'r1', cells: {} },
          { id: 'r1', cells: {} },
        ],
        /Two rows/,
      ],
      [[{ id: 'r1', cells: { owner: 'x' } }], /no column “owner”/],
      [[{ id: 'r1', cells: { count: '3' } }], /Row 1, Count: A number/],
      [[{ id: 'r1', cells: { since: '2026-13-01' } }], /Since: There is no such day/],
      [[{ id: 'r1', cells: { level: 'high' } }], /One of: Low/],
      [[{ id: 'r1', cells: { legal: 'no' } }], /Yes or no/],
      [Array.from({ length: 2001 }, (_, at) => ({ id: `r${at}`, cells: {} })), /At most 2,000 rows/],
    ],
  },
  person: {
    good: [id],
    bad: [['Ann', /Choose a person/]],
  },
  record: {
    field: { record: 'metric' },
    good: [{ kind: 'metric', id, ref: 'MET-3' }],
    bad: [
      [{ kind: 'use_case', id, ref: 'UC-1' }, /link to a metric/],
      [{ kind: 'metric', id: '3', ref: 'MET-3' }, /record of this workspace/],
      [{ kind: 'metric', id, ref: ' ' }, /text/],
      ['MET-3', /link to a record/],
    ],
  },
  checklist: {
    field: { items: options },
    good: [[], ['online', 'batch']],
    bad: [
      [['batch', 'batch'], /twice/],
      [['stream'], /no such item/],
      ['batch', /list/],
    ],
  },
  file: {
    good: [{ id, name: 'plan.pdf', digest, size: 1200, mediaType: 'application/pdf' }],
    bad: [
      [{ id, name: 'plan.pdf', digest: 'md5:1', size: 1, mediaType: 'a/b' }, /sha256/],
      [{ id, name: 'plan.pdf', digest, size: -1, mediaType: 'a/b' }, /size/],
      [{ id, name: 'plan.pdf', digest, size: 1 }, /“mediaType” is missing/],
    ],
  },
  metrics: {
    good: [],
    bad: [
      [[], /register/],
      [null, /register/],
    ],
  },
}

describe.each(Object.entries(cases))('%s', (kind, { field: more, good, bad }) => {
  const field = anyField(kind as FieldKind, more)

  test('takes what has its form, exactly as typed', () => {
    for (const answer of good) expect(checkAnswer(field, answer)).toEqual({ answer })
    if (kind !== 'metrics') expect(checkAnswer(field, null)).toEqual({ answer: null })
  })

  test('refuses everything else with a sentence', () => {
    for (const [raw, sentence] of bad) {
      expect(checkAnswer(field, raw), JSON.stringify(raw)).toEqual({ problem: expect.stringMatching(sentence) })
    }
    if (kind !== 'metrics') expect(checkAnswer(field, undefined)).toHaveProperty('problem')
  })

  test('is published in one form', () => {
    for (const answer of good) {
      const published = normalizeAnswer(field, answer)
      expect(normalizeAnswer(field, published)).toEqual(published)
      expect(checkAnswer(field, published)).toEqual({ answer: published })
    }
  })
})

test('published texts are trimmed, composed and have line feeds only; what says nothing is no answer', () => {
  const text = anyField('markdown')
  expect(normalizeAnswer(text, '  cafe\u0301\r\nau lait ')).toBe('café\nau lait')
  expect(normalizeAnswer(text, ' \n ')).toBeNull()
  expect(normalizeAnswer(anyField('text'), '  two\u00a0 words\r\n cafe\u0301 ')).toBe('two words café')
  expect(normalizeAnswer(anyField('text'), ' \n ')).toBeNull()
  expect(normalizeAnswer(anyField('list'), [' nb ', '', 'cafe\u0301  au lait', 'nb', ' '])).toEqual([
    'nb',
    'café  au lait',
    'nb',
  ])
  expect(normalizeAnswer(anyField('list'), ['', ' '])).toBeNull()
  expect(normalizeAnswer(anyField('yes_no'), { value: true, reason: ' so \r\n' })).toEqual({
    value: true,
    reason: 'so',
  })
  const table = anyField('table', { columns })
  expect(normalizeAnswer(table, [{ id: 'a', cells: { name: '  ', count: null } }])).toBeNull()
  expect(
    normalizeAnswer(table, [
      { id: 'a', cells: { name: '' } },
      { id: 'b', cells: { count: 0, name: ' CRM ' } },
    ]),
  ).toEqual([{ id: 'b', cells: { name: 'CRM', count: 0, since: null, level: null, legal: null } }])
  const checklist = anyField('checklist', { items: options })
  expect(normalizeAnswer(checklist, ['online', 'batch'])).toEqual(['batch', 'online'])
  expect(normalizeAnswer(checklist, [])).toBeNull()
})

test('problems are named as the form names its fields', () => {
  const template = aTemplate([anyField('markdown', { key: 'why' }), anyField('number', { key: 'much' })])
  expect(checkAnswers(template, { why: 'so', much: 'a lot', else: 1 })).toEqual({
    answers: { why: 'so' },
    problems: { 'answers.much': 'A number, for example 12.5.', 'answers.else': 'There is no such field.' },
  })
})
