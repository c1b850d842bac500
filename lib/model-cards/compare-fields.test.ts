import { describe, expect, it } from 'vitest'
import { compareFields } from './compare-fields'

const result = (metric: string, value: number, more: Record<string, unknown> = {}) => ({
  model: null,
  task: null,
  taskName: null,
  dataset: 'd',
  datasetName: 'September',
  split: null,
  config: null,
  metric,
  name: null,
  value,
  verified: false,
  ...more,
})
const body = (limits: string) => `# Churn\n\nIntro.\n\n## Limitations\n\n${limits}\n\n## Data\n\nx\n`

describe('what changed between two revisions', () => {
  it('names the section that changed, and whether it matters', () => {
    const changes = compareFields({ 'card.body': body('Not for business.') }, { 'card.body': body('For everybody.') }, [
      'card.body',
    ])
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({ field: 'Limitations', material: true })
    expect(changes[0]!.after).toContain('For everybody.')
  })

  it('shows the whole text where no section differs but the text does', () => {
    const [change, ...others] = compareFields({ 'card.body': 'a\n\nb\n' }, { 'card.body': 'a\n\nb\n\n' }, ['card.body'])
    expect(others).toEqual([])
    expect(change).toMatchObject({ field: 'Text of the card', material: true })
  })

  it('compares results by what they measure, and says which came and went', () => {
    const changes = compareFields(
      { 'card.results': [result('recall', 0.66), result('auc', 0.8)] },
      { 'card.results': [result('recall', 0.71), result('f1', 0.5)] },
      ['card.results'],
    )
    expect(changes.map(({ field, before, after }) => [field, before === null, after === null])).toEqual([
      ['recall', false, false],
      ['f1', true, false],
      ['auc', false, true],
    ])
    expect(changes[0]!.verdict).toBe('better')
  })

  it('shows a change that hides beside the value', () => {
    const [change] = compareFields(
      { 'card.results': [result('recall', 0.7)] },
      { 'card.results': [result('recall', 0.7, { verified: true })] },
      ['card.results'],
    )
    expect(change!.after).toContain('verified: true')
  })

  it('marks what the template calls minor', () => {
    expect(compareFields({ 'card.tags': ['a'] }, { 'card.tags': ['a', 'b'] }, ['card.body'])).toEqual([
      { field: 'Tags', before: 'a', after: 'a, b', material: false },
    ])
  })

  it('shortens what both share, and counts it', () => {
    const same = 'x'.repeat(20_000)
    const [change] = compareFields({ 'card.body': `${same}old${same}` }, { 'card.body': `${same}new${same}` }, [
      'card.body',
    ])
    expect(change!.before!.length).toBeLessThan(1000)
    expect(change!.before).toContain('old')
    expect(change!.after).toContain('new')
    expect(change!.after).toContain('characters before this are the same')
  })
})
