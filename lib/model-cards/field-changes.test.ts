import { describe, expect, it } from 'vitest'
import { describeChanges, textOf } from './field-changes'
import type { ModelCardContent, ModelCardResult } from './vocabulary'

const result = (metric: string, value: number | string, more: Partial<ModelCardResult> = {}): ModelCardResult => ({
  model: null,
  task: null,
  taskName: null,
  dataset: 'd',
  datasetName: 'September',
  split: null,
  config: null,
  revision: null,
  metric,
  name: null,
  value,
  verified: false,
  path: 'p',
  line: 3,
  ...more,
})

function state(content: Partial<ModelCardContent>, fields: Record<string, unknown> = {}) {
  const whole = { results: [], sections: [], other: {}, body: '', ...content } as unknown as ModelCardContent
  return {
    content: whole,
    fields: {
      'card.results': whole.results.map(({ line: _, path: __, ...rest }) => rest),
      'card.other': whole.other,
      'card.body': whole.body,
      ...fields,
    },
  }
}
const section = (key: string, markdown: string) => ({ key, heading: key, level: 2, markdown, line: 1 })

describe('what changed between two revisions', () => {
  it('is nothing when only the place in the file is another', () => {
    const before = state({ results: [result('recall', 0.7)] })
    const after = state({ results: [result('recall', 0.7, { line: 9, path: 'q' })] })
    expect(describeChanges(before, after, ['card.results'])).toEqual([])
  })

  it('names the section that changed, and whether it matters', () => {
    const before = state({ body: 'one', sections: [section('limitations', 'Not for business.'), section('data', 'x')] })
    const after = state({ body: 'two', sections: [section('limitations', 'For everybody.'), section('data', 'x')] })
    const changes = describeChanges(before, after, ['card.body'])
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ label: 'limitations', name: 'card.body', material: true })
    expect(changes[0]!.after).toContain('For everybody.')
  })

  it('shows the whole text where no section differs but the text does', () => {
    const before = state({ body: 'a\n\nb', sections: [section('x', 'same')] })
    const after = state({ body: 'a\n\n\nb', sections: [section('x', 'same')] })
    expect(describeChanges(before, after, ['card.body'])).toEqual([
      { name: 'card.body', label: 'Text of the card', before: 'a\n\nb', after: 'a\n\n\nb', material: true },
    ])
  })

  it('compares results by what they measure, and says which came and went', () => {
    const before = state({ results: [result('recall', 0.66), result('auc', 0.8)] })
    const after = state({ results: [result('recall', 0.71), result('f1', 0.5)] })
    const changes = describeChanges(before, after, ['card.results'])
    expect(changes.map(({ label, before: was, after: is }) => [label, was === null, is === null])).toEqual([
      ['Result: recall', false, false],
      ['Result: auc', false, true],
      ['Result: f1', true, false],
    ])
  })

  it('shows a change that hides beside the value', () => {
    const before = state({ results: [result('recall', 0.7)] })
    const after = state({ results: [result('recall', 0.7, { verified: true })] })
    expect(describeChanges(before, after, ['card.results'])[0]!.after).toContain('verified: true')
  })

  it('marks what the template calls minor', () => {
    const before = state({}, { 'card.tags': ['a'] })
    const after = state({}, { 'card.tags': ['a', 'b'] })
    expect(describeChanges(before, after, ['card.body'])).toEqual([
      { name: 'card.tags', label: 'Tags', before: 'a', after: 'a, b', material: false },
    ])
  })

  it('shortens what both share, and counts it', () => {
    const same = 'x'.repeat(20_000)
    const before = state({ body: `${same}old${same}` })
    const after = state({ body: `${same}new${same}` })
    const [change] = describeChanges(before, after, ['card.body'])
    expect(change!.before!.length).toBeLessThan(1000)
    expect(change!.before).toContain('old')
    expect(change!.after).toContain('new')
    expect(change!.after).toContain('characters before this are the same')
  })
})

describe('values as text', () => {
  it('reads lists and nothing', () => {
    expect(textOf(['a', null, 'b'])).toBe('a, b')
    expect(textOf([])).toBeNull()
    expect(textOf(null)).toBeNull()
    expect(textOf({ a: 1 })).toContain('"a": 1')
  })
})
