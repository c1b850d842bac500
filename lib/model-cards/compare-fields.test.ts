import { beforeAll, describe, expect, it } from 'vitest'
import { builtInTemplates } from '@/lib/templates/definition'
import type { Template } from '@/lib/templates/vocabulary'
import { compareFields, sectionsOf } from './compare-fields'
import { shownFields } from './shown-fields'

let template: Template
beforeAll(async () => {
  template = (await builtInTemplates()).get('model-card')!
})

let rows = 0
const result = (value: number, cells: object = {}, more: object = {}) => ({
  id: `r${++rows}`,
  cells: {
    ...{ task: 'tabular', dataset: 'contracts', split: 'held back', metric: 'recall', value: String(value) },
    ...cells,
    ...(Object.keys(more).length > 0 ? { more: JSON.stringify(more) } : {}),
  },
})
const all = ['card.results', 'card.limitations', 'card.license', 'version.artifact']

const side = (fields: Record<string, unknown>) => ({
  fields,
  shown: shownFields(fields, template, all, (id) => id),
})
const compare = (before: Record<string, unknown>, after: Record<string, unknown>) =>
  compareFields(side(before), side(after))

describe('compareFields', () => {
  it('says of a figure whether it got better or worse, where it knows which way is better', () => {
    const before = { 'card.results': [result(0.66), result(24, { metric: 'calls' }), result(0.2, { metric: 'loss' })] }
    const after = { 'card.results': [result(0.71), result(21, { metric: 'calls' }), result(0.3, { metric: 'loss' })] }
    const changes = compare(before, after)
    expect(changes.map(({ field, before: was, after: is, verdict }) => [field, was, is, verdict])).toEqual([
      ['recall', '0.66', '0.71', 'better'],
      ['calls', '24', '21', undefined],
      ['loss', '0.2', '0.3', 'worse'],
    ])
  })

  it('begins with what people decide on: results, what the card says, and digests last', () => {
    const snapshot = (value: number, limitations: string, license: string, digest: string) => ({
      'version.artifact': digest,
      'card.license': license,
      'card.results': [result(value)],
      'card.limitations': limitations,
    })
    const changes = compare(
      snapshot(0.66, '## Groups\n\nNone.', 'mit', `sha256:${'a'.repeat(64)}`),
      snapshot(0.71, '## Groups\n\nNot over 65.', 'apache-2.0', `sha256:${'b'.repeat(64)}`),
    )
    expect(changes.map(({ field }) => field)).toEqual(['recall', 'Groups', 'Licence', 'Artefact digest'])
  })

  it('compares a figure with the same one on another part of the data, and names both parts', () => {
    const [change] = compare(
      { 'card.results': [result(0.61, { split: 'April' })] },
      { 'card.results': [result(0.58, { split: 'September' })] },
    )
    expect(change).toMatchObject({ before: '0.61, April', after: '0.58, September', verdict: 'worse' })
  })

  it('compares a group with the same group only', () => {
    const changes = compare(
      { 'card.results': [result(0.7), result(0.61, { group: 'over 65' })] },
      { 'card.results': [result(0.71), result(0.58, { group: 'over 65' })] },
    )
    expect(changes.map(({ note, before, after }) => [note, before, after])).toEqual([
      ['contracts', '0.7', '0.71'],
      ['over 65, contracts', '0.61', '0.58'],
    ])
  })

  it('shows what is new and what is gone', () => {
    const other = result(0.5, { dataset: 'other' })
    const changes = compare({ 'card.results': [result(0.7)] }, { 'card.results': [other] })
    expect(changes.map(({ before, after }) => [before, after])).toEqual([
      [null, '0.5'],
      ['0.7', null],
    ])
  })

  it('finds the one section that changed in a long text', () => {
    const text = (limit: string) => `Opening.\n\n## Use\n\nWeekly.\n\n## Limits\n\n${limit}\n`
    const changes = compare({ 'card.limitations': text('None.') }, { 'card.limitations': text('Not over 65.') })
    expect(changes).toMatchObject([{ field: 'Limits', before: 'None.', after: 'Not over 65.', material: true }])
  })

  it('calls a text without headings by its question', () => {
    const [change] = compare({ 'card.limitations': 'None.' }, { 'card.limitations': 'Not over 65.' })
    expect(change).toMatchObject({ field: 'Limits, in plain words', note: 'Limits and risks' })
  })

  it.each([
    ['spacing', '# A\n\ntext', '# A\n\n\ntext'],
    ['the level of a heading', '# A\n\ntext', '## A\n\ntext'],
  ])('never hides a change of %s', (_, before, after) => {
    expect(compare({ 'card.limitations': before }, { 'card.limitations': after })).not.toEqual([])
  })

  it.each([
    ['a plain word', { args: 'fast' }],
    ['a key that objects have a meaning for', JSON.parse('{"__proto__": "fast"}')],
    ['a deep value', { args: { beams: [1, 2] } }],
  ])('shows all that stands beside a figure: %s', (_, more) => {
    const [change] = compare({ 'card.results': [result(0.7)] }, { 'card.results': [result(0.7, {}, more)] })
    expect(change!.after).toContain(Object.keys(more)[0])
  })

  it('shows what a person wrote beside a figure as it is', () => {
    const [change] = compare(
      { 'card.results': [result(0.7)] },
      { 'card.results': [result(0.7, { more: '{measured by hand' })] },
    )
    expect(change!.after).toContain('{measured by hand')
  })

  it('says nothing of what is the same, and whether a change is material', () => {
    expect(compare({ 'card.tags': ['a'] }, { 'card.tags': ['a'] })).toEqual([])
    expect(compare({ 'card.tags': ['a'] }, { 'card.tags': ['b'] })[0]).toMatchObject({ material: false })
  })
})

describe('sectionsOf', () => {
  it('takes no comment in code for a heading', () => {
    const sections = sectionsOf('intro\n```sh\n# not a heading\n```\n## Real ##\nbody')
    expect(sections.map(({ heading }) => heading)).toEqual(['', 'Real'])
  })
})
