import { describe, expect, it } from 'vitest'
import { draftCard } from './card-draft'
import { draftReport } from './report'

function draft() {
  const report = draftReport()
  return { card: draftCard(report), problems: () => report.finish().problems }
}

describe('answers gathered from a file', () => {
  it('are in the form the template publishes', () => {
    const { card } = draft()
    card.markdown('purpose', ' a\r\nb ', 1)
    card.markdown('purpose', 'c', 2)
    card.markdown('worth', ' \n', 3)
    card.text('license', ' e\u0301\n x ', 4)
    card.list('tags', [' a ', '', null, 'a'], 5)
    card.row('results', { metric: ' auc ', value: '', group: null }, 6)
    card.row('results', { metric: '' }, 7)
    expect(card.answers()).toEqual({
      purpose: 'a\nb\n\nc',
      license: 'é x',
      tags: ['a', 'a'],
      results: [{ id: 'r1', cells: { metric: 'auc' } }],
    })
  })

  it('take a level in other words beside the risk', () => {
    const { card, problems } = draft()
    card.row('risk_table', { risk: 'Harm', likelihood: 'Medium', severity: 'catastrophic' }, 9)
    expect(card.answers().risk_table).toEqual([
      { id: 'r1', cells: { risk: 'Harm (severity: catastrophic)', likelihood: 'middle' } },
    ])
    expect(problems()).toMatchObject([{ line: 9, message: expect.stringMatching(/catastrophic/) }])
  })

  it('are bounded, and what is over is said with its line', () => {
    const { card, problems } = draft()
    card.text('title', 'x'.repeat(2000), 1)
    card.list(
      'tags',
      Array.from({ length: 600 }, (_, i) => `tag ${i}`),
      2,
    )
    for (let i = 0; i < 2010; i++) card.row('results', { metric: `m${i}` }, 10 + i)
    card.row('thresholds', { decision: '😀'.repeat(3000) }, 3)
    const answers = card.answers()
    expect(answers.title).toHaveLength(1000)
    expect(answers.tags).toHaveLength(500)
    expect(answers.results).toHaveLength(2000)
    expect(answers.thresholds).toEqual([{ id: 'r1', cells: { decision: '😀'.repeat(2000) } }])
    expect(problems().map(({ line }) => line)).toEqual([1, 2, 3, 2010])
  })

  it('are no day that is none, and no number of grams below nothing', () => {
    const { card } = draft()
    expect(card.date('released_on', '2026-02-30')).toBe(false)
    expect(card.date('released_on', '2026-02-28')).toBe(true)
    expect(card.number('co2_grams', -1)).toBe(false)
    expect(card.number('co2_grams', Number.NaN)).toBe(false)
  })
})
