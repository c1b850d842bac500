import { expect, test } from 'vitest'
import { compareTemplates, movedAmong } from './compare-templates'
import { asTemplate, newKey, shapeDraft, stableText } from './draft-shape/rules'
import type { Template } from './vocabulary'

const base: Template = {
  key: 'small',
  version: 1,
  name: 'Small',
  stage: 'added_value',
  purpose: 'For a test.',
  sections: [
    {
      key: 'first',
      name: 'First',
      role: 'data_scientist',
      why: 'Because.',
      good: 'Like this.',
      fields: [
        { key: 'a', kind: 'markdown', label: 'Question A', required: true, material: true },
        { key: 'b', kind: 'number', label: 'Question B', required: false, material: true, unit: 'calls' },
        {
          key: 'c',
          kind: 'choice',
          label: 'Question C',
          required: false,
          material: false,
          options: [
            { value: 'x', label: 'Ex' },
            { value: 'y', label: 'Why' },
          ],
        },
      ],
    },
    {
      key: 'second',
      name: 'Second',
      role: 'risk_officer',
      why: 'Because.',
      good: 'Like that.',
      when: [{ riskTier: ['high', 'critical'] }],
      fields: [{ key: 'd', kind: 'date', label: 'Question D', required: false, material: true }],
    },
  ],
}
const edited = (edit: (template: Template) => void) => {
  const copy = structuredClone(base)
  edit(copy)
  return compareTemplates(base, copy)
}
const words = (edit: (template: Template) => void) => edited(edit).map((change) => change.words)

test('the same template has no differences, whatever its number', () => {
  expect(edited((template) => (template.version = 7))).toEqual([])
})

test('a new, a lost and a moved question', () => {
  const changes = edited(({ sections: [first, second] }) => {
    second!.fields.push({ ...first!.fields.pop()! })
    first!.fields.shift()
    first!.fields.push({ key: 'e', kind: 'money', label: 'Question E', required: true, material: true })
  })
  expect(changes).toMatchObject([
    {
      kind: 'added',
      of: 'field',
      key: 'e',
      name: 'First: Question E',
      words: '“Question E” is a new question in “First” (required).',
    },
    { kind: 'removed', of: 'field', key: 'a', words: '“Question A” is no longer asked.' },
    { kind: 'moved', of: 'field', key: 'c', words: '“Question C” has moved from “First” to “Second”.' },
  ])
})

test('each changed property, in words', () => {
  expect(
    words((template) => {
      template.stage = 'validation'
      template.tiers = ['high']
      const [a, b, c] = template.sections[0]!.fields
      a!.required = false
      a!.help = 'In a sentence.'
      b!.kind = 'duration'
      b!.unit = undefined
      b!.durationUnit = 'days'
      b!.min = 0
      c!.options = [{ value: 'x', label: 'Ex' }]
      c!.when = [{ field: 'b', in: [1] }]
      c!.requiredBy = 'rollout'
      template.sections[1]!.when = [{ riskTier: ['critical'] }]
    }),
  ).toEqual([
    'The template, stage: was “Added value”, is now “Validation”.',
    'The template, risk tiers that need it: added.',
    'First: Question A, help: added.',
    'First: Question A, required: was “required”, is now “may be left out”.',
    'First: Question B, kind: was “Number”, is now “Duration”.',
    'First: Question B, unit: taken out.',
    'First: Question B, smallest: added.',
    'First: Question B, unit: added.',
    'First: Question C, required at the gate of: added.',
    'First: Question C, shown: added.',
    'First: Question C, choices: reworded.',
    'Second, shown: was “when the risk is high or critical”, is now “when the risk is critical”.',
  ])
})

test('sections come, go and change places', () => {
  expect(words(({ sections }) => sections.reverse())).toEqual(['The section “First” has moved.'])
  expect(words(({ sections }) => sections.pop())).toEqual([
    'The section “Second” is taken out.',
    '“Question D” is no longer asked.',
  ])
  expect(words(({ sections }) => sections.push({ ...sections[0]!, key: 'third', name: 'Third', fields: [] }))).toEqual([
    'The section “Third” is new; the data scientist fills it.',
  ])
})

test('only what changed its place has moved', () => {
  expect([...movedAmong(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])]).toEqual(['a'])
  expect([...movedAmong(['a', 'b', 'c'], ['new', 'a', 'c'])]).toEqual([])
  expect([...movedAmong([], ['a'])]).toEqual([])
})

test('a half-written draft can be compared, and nothing of it is thrown away', () => {
  const draft = shapeDraft({
    name: 'Small',
    sections: [{ name: 'First', fields: [{ key: 'a', odd: 1 }, 'x'] }, null],
    odd: 2,
  })
  expect(draft).toMatchObject({
    odd: 2,
    sections: [{ key: '', fields: [{ key: 'a', odd: 1 }, { key: '' }] }, { fields: [] }],
  })
  expect(compareTemplates(base, asTemplate(draft)).length).toBeGreaterThan(3)
  expect(shapeDraft('nonsense')).toEqual({ sections: [] })
})

test('keys are made of words, and once', () => {
  expect(newKey('Kosten für den Bau?', [])).toBe('kosten_fur_den_bau')
  expect(newKey('12 %', [])).toBe('part')
  expect(newKey('Cost', ['cost', 'cost_2'])).toBe('cost_3')
})

test('the order of names says nothing', () => {
  expect(stableText({ b: [{ d: 1, c: 2 }], a: 3 })).toBe(stableText({ a: 3, b: [{ c: 2, d: 1 }] }))
})
