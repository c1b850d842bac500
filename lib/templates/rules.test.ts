import { describe, expect, test } from 'vitest'
import { completeness, isAnswered, isShown, metricGaps, missingFields, shownSections } from './rules'
import { anyField, aTemplate } from './testing/fields'
import type { Answer, FieldKind, MetricSnapshot, TemplateField } from './vocabulary'

const metric = (more: Partial<MetricSnapshot>): MetricSnapshot => ({
  ref: 'MET-1',
  name: 'Recall',
  audience: 'technical',
  definition: 'Churners found.',
  unit: '%',
  direction: 'higher',
  bandLow: null,
  bandHigh: null,
  baseline: 40,
  target: 60,
  guardrail: 50,
  owner: 'Ann',
  cadence: 'weekly',
  source: 'Warehouse',
  drives: [],
  ...more,
})
const drives = [{ ref: 'LNK-1', to: 'MET-2', name: 'Kept', rationale: 'So.', exchange: 'no rate yet', holds: '' }]
const allMetrics = (['technical', 'domain', 'business'] as const).map((audience) => metric({ audience, drives }))
const columns: TemplateField['columns'] = [{ key: 'name', label: 'Name', kind: 'text' }]
const items = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const row = (id: string, name: string | null) => ({ id, cells: { name } })

const cases: Array<[FieldKind, Partial<TemplateField>, yes: Answer[], no: Answer[]]> = [
  ['markdown', {}, ['so'], ['', ' \n']],
  ['text', {}, ['so'], ['', ' ']],
  ['list', {}, [['so'], ['', 'so']], [[], ['', ' ']]],
  ['number', {}, [0, 5], []],
  ['money', {}, [{ amount: 0, currency: 'EUR' }], []],
  ['duration', {}, [0], []],
  ['date', {}, ['2026-11-21'], ['']],
  ['choice', {}, ['batch'], ['']],
  ['scale', {}, [1], []],
  ['yes_no', {}, [{ value: false, reason: 'so' }], [{ value: false, reason: ' ' }]],
  ['yes_no', { reason: 'no' }, [{ value: true, reason: '' }], [{ value: false, reason: '' }]],
  ['yes_no', { reason: 'yes' }, [{ value: false, reason: '' }], [{ value: true, reason: '' }]],
  ['yes_no', { reason: 'never' }, [{ value: true, reason: '' }], []],
  ['table', { columns }, [[row('a', 'x')]], [[], [row('a', ' ')], [row('a', 'x'), row('b', null)]]],
  ['table', { columns, minRows: 2 }, [[row('a', 'x'), row('b', 'y')]], [[row('a', 'x')]]],
  ['person', {}, ['0198a7b2'], ['']],
  ['record', {}, [{ kind: 'metric', id: '1', ref: 'MET-1' }], []],
  ['checklist', { items }, [['b', 'a']], [[], ['a']]],
  ['file', {}, [{ id: '1', name: 'x', digest: 'sha256:', size: 1, mediaType: 'a/b' }], []],
  ['metrics', {}, [allMetrics], [[], allMetrics.slice(1), [...allMetrics, metric({ target: null })]]],
]

test.each(cases)('%s %j is answered when it says all that is asked', (kind, more, yes, no) => {
  const field = anyField(kind, more)
  for (const answer of yes) expect(isAnswered(field, answer), JSON.stringify(answer)).toBe(true)
  for (const answer of [...no, null, undefined]) expect(isAnswered(field, answer), JSON.stringify(answer)).toBe(false)
})

test('what metrics lack is said by name; a band stands for a target', () => {
  expect(metricGaps([metric({ owner: null, unit: ' ' }), metric({ audience: 'domain' })])).toEqual([
    'no business metric',
    'no link between them',
    'MET-1 Recall: no unit, no owner',
  ])
  const band = metric({ direction: 'band', target: null, bandLow: 1, bandHigh: 2 })
  expect(metricGaps([...allMetrics, band])).toEqual([])
  expect(metricGaps([...allMetrics, metric({ direction: 'band', target: 5 })])).toEqual(['MET-1 Recall: no band'])
})

describe('conditions', () => {
  test.each<[Answer, Array<string | number | boolean>, boolean]>([
    ['batch', ['batch', 'online'], true],
    ['stream', ['batch'], false],
    [{ value: false, reason: '' }, [false], true],
    [{ value: true, reason: '' }, [false], false],
    [3, [3, 4], true],
    [['a', 'b'], ['b'], true],
    [['a'], ['b'], false],
    [null, ['batch'], false],
    [{ amount: 5, currency: 'EUR' }, [5], false],
  ])('%j in %j: %s', (answer, among, holds) => {
    expect(isShown([{ field: 'x', in: among }], { x: answer }, null)).toBe(holds)
  })

  test('a risk tier that is not known meets none, and all conditions must hold', () => {
    const when = [{ riskTier: ['high' as const] }, { field: 'x', in: ['a'] }]
    expect(isShown(when, { x: 'a' }, 'high')).toBe(true)
    expect(isShown(when, { x: 'a' }, null)).toBe(false)
    expect(isShown(when, { x: 'b' }, 'high')).toBe(false)
    expect(isShown(undefined, {}, null)).toBe(true)
  })

  test('what a hidden field says shows nothing', () => {
    const template = aTemplate([
      anyField('choice', { key: 'a' }),
      anyField('choice', { key: 'b', when: [{ field: 'a', in: ['yes'] }] }),
      anyField('markdown', { key: 'c', when: [{ field: 'b', in: ['yes'] }] }),
    ])
    const keys = (answers: Record<string, Answer>) =>
      shownSections(template, answers, null).flatMap(({ fields }) => fields.map(({ key }) => key))
    expect(keys({ a: 'yes', b: 'yes' })).toEqual(['a', 'b', 'c'])
    expect(keys({ a: 'no', b: 'yes' })).toEqual(['a'])
  })

  test('two fields that wait for each other stay hidden; so does a section without fields', () => {
    const template = aTemplate([anyField('markdown', { key: 'z' })], {}, [
      {
        key: 'ring',
        fields: [
          anyField('choice', { key: 'a', when: [{ field: 'b', in: ['x'] }] }),
          anyField('choice', { key: 'b', when: [{ field: 'a', in: ['x'] }] }),
        ],
      },
    ])
    expect(shownSections(template, {}, null).map(({ section }) => section.key)).toEqual(['first'])
  })
})

describe('what is missing', () => {
  const template = aTemplate(
    [
      anyField('markdown', { key: 'now', required: true }),
      anyField('markdown', { key: 'later', required: true, requiredBy: 'validation' }),
      anyField('markdown', { key: 'never' }),
    ],
    {},
    [
      {
        key: 'risky',
        when: [{ riskTier: ['high'] }],
        fields: [anyField('number', { key: 'loss', required: true, requiredBy: 'added_value' })],
      },
    ],
  )
  const missing = (...args: Parameters<typeof missingFields> extends [unknown, ...infer Rest] ? Rest : never) =>
    missingFields(template, ...args).map(({ section, field }) => `${section.key}.${field.key}`)

  test('at a gate, only what is required by it and shows', () => {
    expect(missing({}, null, 'added_value')).toEqual(['first.now'])
    expect(missing({ now: 'so' }, 'high', 'added_value')).toEqual(['risky.loss'])
    expect(missing({}, null, 'experiments')).toEqual(['first.now'])
    expect(missing({}, null, 'validation')).toEqual(['first.now', 'first.later'])
    expect(missing({ now: 'so', later: 'so' }, 'low', 'retired')).toEqual([])
  })

  test('completeness counts what shows, by section', () => {
    expect(completeness(template, { now: 'so', loss: 5 }, null)).toMatchObject({
      answered: 1,
      required: 2,
      missing: 1,
      total: 3,
      sections: [{ key: 'first', answered: 1, total: 3, missing: [{ key: 'later' }] }],
    })
    expect(completeness(template, { loss: 5 }, 'high')).toMatchObject({
      answered: 1,
      required: 3,
      missing: 2,
      total: 4,
    })
  })
})
