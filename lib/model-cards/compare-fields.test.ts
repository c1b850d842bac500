import { describe, expect, it } from 'vitest'
import { compareFields, sectionsOf } from './compare-fields'

const result = (value: number, given: object = {}) => ({
  ...{ model: 'Churn scorer', task: 'tabular', taskName: null, dataset: 'contracts', datasetName: null, config: null },
  ...{ split: 'held back', metric: 'recall', name: null, verified: false, value },
  ...given,
})
const all = ['card.results', 'card.body', 'card.license', 'card.other', 'version.artifact']

describe('compareFields', () => {
  it('says of a figure whether it got better or worse, where it knows which way is better', () => {
    const before = { 'card.results': [result(0.66), result(24, { metric: 'calls' }), result(0.2, { metric: 'loss' })] }
    const after = { 'card.results': [result(0.71), result(21, { metric: 'calls' }), result(0.3, { metric: 'loss' })] }
    const changes = compareFields(before, after, all)
    expect(changes.map(({ field, before: was, after: is, verdict }) => [field, was, is, verdict])).toEqual([
      ['recall', '0.66', '0.71', 'better'],
      ['calls', '24', '21', undefined],
      ['loss', '0.2', '0.3', 'worse'],
    ])
  })

  it('begins with what people decide on: results, what the card says, and digests last', () => {
    const snapshot = (value: number, body: string, license: string, digest: string) => ({
      'version.artifact': digest,
      'card.license': [license],
      'card.results': [result(value)],
      'card.body': body,
    })
    const changes = compareFields(
      snapshot(0.66, '## Limits\n\nNone.', 'mit', `sha256:${'a'.repeat(64)}`),
      snapshot(0.71, '## Limits\n\nNot over 65.', 'apache-2.0', `sha256:${'b'.repeat(64)}`),
      all,
    )
    expect(changes.map(({ field }) => field)).toEqual(['recall', 'Limits', 'License', 'Artefact digest'])
  })

  it('compares a figure with the same one on another part of the data, and names both parts', () => {
    const [change] = compareFields(
      { 'card.results': [result(0.61, { split: 'April' })] },
      { 'card.results': [result(0.58, { split: 'September' })] },
      all,
    )
    expect(change).toMatchObject({ before: '0.61, April', after: '0.58, September', verdict: 'worse' })
  })

  it('shows what is new and what is gone', () => {
    const other = result(0.5, { dataset: 'other' })
    const changes = compareFields({ 'card.results': [result(0.7)] }, { 'card.results': [other] }, all)
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [null, '0.5'],
      ['0.7', null],
    ])
  })

  it('finds the one section that changed in a long text', () => {
    const text = (limit: string) => `# Card\n\n## Use\n\nWeekly.\n\n## Limits\n\n${limit}\n`
    const changes = compareFields({ 'card.body': text('None.') }, { 'card.body': text('Not over 65.') }, ['card.body'])
    expect(changes).toEqual([{ field: 'Limits', before: 'None.', after: 'Not over 65.', material: true }])
  })

  it.each([
    ['spacing', '# A\n\ntext', '# A\n\n\ntext'],
    ['the level of a heading', '# A\n\ntext', '## A\n\ntext'],
  ])('never hides a change of %s', (_, before, after) => {
    expect(compareFields({ 'card.body': before }, { 'card.body': after }, all)).not.toEqual([])
  })

  it('says nothing of what is the same, and whether a change is material', () => {
    expect(compareFields({ 'card.tags': ['a'] }, { 'card.tags': ['a'] }, all)).toEqual([])
    expect(compareFields({ 'card.tags': ['a'] }, { 'card.tags': ['b'] }, all)[0]).toMatchObject({ material: false })
  })
})

describe('sectionsOf', () => {
  it('takes no comment in code for a heading', () => {
    const sections = sectionsOf('intro\n```sh\n# not a heading\n```\n## Real ##\nbody')
    expect(sections.map(({ heading }) => heading)).toEqual(['', 'Real'])
  })
})
