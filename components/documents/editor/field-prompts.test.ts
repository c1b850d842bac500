import { expect, test } from 'vitest'
import { anyField } from '@/lib/templates/testing/fields'
import { withSentence } from './field-prompts'

test('a sentence comes behind what stands there, and takes none of it away', () => {
  const text = anyField('markdown')
  expect(withSentence(text, null, 'So.')).toBe('So.')
  expect(withSentence(text, 'Before.\n', 'So.')).toBe('Before.\n\nSo.')
})

test('in a table it is a row of its own', () => {
  const table = anyField('table', { columns: [{ key: 'risk', label: 'Risk', kind: 'text' }] })
  const before = [{ id: 'r1', cells: { risk: 'One.' } }]
  const after = withSentence(table, before, 'Two.') as typeof before
  expect(after.map(({ cells }) => cells)).toEqual([{ risk: 'One.' }, { risk: 'Two.' }])
  expect(after[0]).toEqual(before[0])
})
