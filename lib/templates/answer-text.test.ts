import { expect, test } from 'vitest'
import { answerText } from './answer-text'
import { anyField } from './testing/fields'
import type { Answer, FieldKind, TemplateField } from './vocabulary'

const options = [
  { value: 'a', label: 'First' },
  { value: 'b', label: 'Second' },
]
const columns: TemplateField['columns'] = [
  { key: 'name', label: 'Name', kind: 'text' },
  { key: 'count', label: 'Rows', kind: 'number', unit: 'million' },
  { key: 'level', label: 'Level', kind: 'choice', options },
  { key: 'legal', label: 'Legal', kind: 'yes_no' },
]

test.each<[FieldKind, Partial<TemplateField>, Answer, string]>([
  ['markdown', {}, '**so**', '**so**'],
  ['text', {}, 'binary classification', 'binary classification'],
  [
    'list',
    {},
    ['en', 'text_generation', '_a_ *b*', '1. x', '- y', 'two\nlines'],
    '- en\n- text_generation\n- \\_a\\_ \\*b\\*\n- 1\\. x\n- \\- y\n- two lines',
  ],
  ['number', { unit: 'ms' }, 1200.5, '1,200.5 ms'],
  ['number', {}, 0.000001, '0.000001'],
  ['money', {}, { amount: 144_000, currency: 'EUR' }, '€144,000'],
  ['money', {}, { amount: 0.5, currency: 'USD' }, '$0.50'],
  ['duration', {}, 6, '6 months'],
  ['duration', { durationUnit: 'days' }, 1, '1 day'],
  ['date', {}, '2026-11-21', '2026-11-21'],
  ['choice', { options }, 'b', 'Second'],
  ['choice', { options }, 'gone', 'gone'],
  ['scale', { steps: 5, lowLabel: 'poor', highLabel: 'good' }, 3, '3 of 5 (1 is poor, 5 is good)'],
  ['yes_no', {}, { value: false, reason: 'No need.' }, 'No\n\nNo need.'],
  ['yes_no', {}, { value: true, reason: '' }, 'Yes'],
  ['person', {}, 'p1', 'Ann Ames'],
  ['record', { record: 'metric' }, { kind: 'metric', id: '1', ref: 'MET-3' }, 'MET-3'],
  ['checklist', { items: options }, ['b'], '- [ ] First\n- [x] Second'],
  [
    'file',
    {},
    { id: '1', name: 'plan.pdf', digest: 'sha256:ab', size: 12_345, mediaType: 'application/pdf' },
    'plan.pdf (12.3 kB, sha256:ab)',
  ],
  [
    'table',
    { columns },
    [
      { id: '1', cells: { name: 'a|b\nc', count: 3, level: 'a', legal: true } },
      { id: '2', cells: {} },
    ],
    '| Name | Rows (million) | Level | Legal |\n| --- | --- | --- | --- |\n| a\\|b<br>c | 3 | First | Yes |\n|  |  |  |  |',
  ],
])('%s %j', (kind, more, answer, text) => {
  expect(answerText(anyField(kind, more), answer, (id) => (id === 'p1' ? 'Ann Ames' : id))).toBe(text)
  expect(answerText(anyField(kind, more), null, String)).toBe('')
})

test('metrics are a table, with a band in place of a target', () => {
  const metric = {
    ref: 'MET-1',
    name: 'Latency',
    audience: 'technical',
    definition: 'p95.',
    unit: 'ms',
    direction: 'band',
    bandLow: 10,
    bandHigh: 80,
    baseline: 120,
    target: null,
    guardrail: 150,
    owner: 'Ann',
    cadence: 'daily',
    source: 'Gateway',
    drives: [
      {
        ref: 'LNK-1',
        to: 'MET-2',
        name: 'Calls',
        rationale: 'So.',
        exchange: '10 ms ≈ 3 calls',
        holds: 'holds up to 90 ms',
      },
    ],
  }
  expect(answerText(anyField('metrics'), [metric], String).split('\n')[2]).toBe(
    '| MET-1 Latency (technical) | p95. | 120 ms | between 10 and 80 ms | at 150 ms | Ann | Every day, Gateway | MET-2 Calls: 10 ms ≈ 3 calls, holds up to 90 ms |',
  )
})
