import { expect, test } from 'vitest'
import { shownDocument } from './documents/shown-document'
import { compareShown } from './shown-subjects'
import type { Template } from './templates/vocabulary'
import { shownGate } from './use-cases/shown-gate'

const template: Template = {
  key: 'added-value',
  version: 2,
  name: 'Added value',
  stage: 'added_value',
  purpose: '',
  sections: [
    {
      key: 'problem',
      name: 'The problem',
      role: 'business_stakeholder',
      why: '',
      good: '',
      fields: [
        { key: 'problem', kind: 'markdown', label: 'What goes wrong?', required: true, material: true },
        { key: 'owner', kind: 'person', label: 'Who looks?', required: false, material: false },
        { key: 'cost', kind: 'money', label: 'Cost', required: true, material: true },
      ],
    },
  ],
}
const own = {
  'document.title': 'Added value',
  'document.template': { name: 'Added value', version: 2, digest: 'sha256:aa' },
}
const show = (answers: Record<string, unknown>) =>
  shownDocument({ ...own, ...answers }, template, ['document.title', 'problem', 'cost'], () => 'Ingrid Solheim')

test('answers stand under their questions, in the order of the template, and nothing is left out', () => {
  const shown = show({ cost: { amount: 1200, currency: 'EUR' }, owner: 'p-1', problem: 'It *leaks*.', gone: 7 })
  expect(shown.map(({ label, text, kind }) => [label, text, kind])).toEqual([
    ['Title', 'Added value', 'text'],
    ['Template', 'Added value, version 2', 'text'],
    ['Digest of the template', 'sha256:aa', 'digest'],
    ['What goes wrong?', 'It *leaks*.', 'markdown'],
    ['Who looks?', 'Ingrid Solheim', 'text'],
    ['Cost', '€1,200', 'text'],
    ['gone', '7', 'text'],
  ])
  expect(shown.find(({ key }) => key === 'owner')?.isMaterial).toBe(false)
})

test('what differs is told by question, what is gone last', () => {
  const changes = compareShown(
    show({ problem: 'It leaks.', old: 1 }),
    show({ problem: 'It leaks badly.', owner: 'p-1' }),
  )
  expect(changes.map(({ field, before, after, material }) => [field, before, after, material])).toEqual([
    ['What goes wrong?', 'It leaks.', 'It leaks badly.', true],
    ['Who looks?', null, 'Ingrid Solheim', false],
    ['old', '1', null, false],
  ])
})

test('a gate reads from where to where, whatever the order of its keys', () => {
  const fields = {
    to: 'experiments',
    skipped: ['feature_engineering'],
    from: 'data_quality',
    documents: [{ ref: 'DOC-3', materialDigest: 'sha256:bb' }],
    reason: '',
    risk_tier: null,
    accountable: 'data_engineer',
  }
  expect(shownGate(fields, Object.keys(fields)).map(({ label, text }) => [label, text])).toEqual([
    ['From', 'Data quality and ingestion'],
    ['To', 'Experiments'],
    ['Stages left out', 'Feature engineering'],
    ['Reason', null],
    ['Answers for the stage', 'Data engineer'],
    ['Risk tier', 'None yet'],
    ['DOC-3', 'sha256:bb'],
  ])
})
