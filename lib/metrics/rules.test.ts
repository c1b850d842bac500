import { describe, expect, test } from 'vitest'
import {
  audiencesWithout,
  gapsOf,
  gapWords,
  guardrailWords,
  lackWords,
  nonsenseIn,
  targetWords,
  valueWords,
  warningsOf,
} from './rules'

const recall = {
  definition: 'Of those who leave, the share found.',
  unit: 'share',
  direction: 'higher',
  bandLow: null,
  bandHigh: null,
  baseline: 0.41,
  target: 0.7,
  guardrail: 0.62,
  owner: 'Amara Okonkwo',
  cadence: 'monthly',
  source: 'Monthly evaluation',
}
const band = { ...recall, direction: 'band', bandLow: 4, bandHigh: 6, target: null, guardrail: null, unit: '%' }

describe('warnings', () => {
  test('a metric whose figures agree has none', () => {
    expect(warningsOf({ ...recall, baseline: 0.65 })).toEqual([])
    expect(warningsOf(band)).toEqual([])
    expect(warningsOf({ ...recall, baseline: null, target: null, guardrail: null })).toEqual([])
  })

  test.each([
    [
      'higher',
      { baseline: 0.65, target: 0.6, guardrail: 0.62 },
      ['someone would have to act', 'better than the target'],
    ],
    ['higher', { baseline: 0.41 }, ['beyond the guardrail 0.62 already']],
    ['higher', { baseline: 0.7, guardrail: 0.7 }, ['are the same', 'nothing would get better']],
    ['lower', { baseline: 0.9, target: 0.5, guardrail: 0.8 }, ['beyond the guardrail']],
    ['lower', { baseline: 0.7, target: 0.5, guardrail: 0.4 }, ['below the target', 'beyond the guardrail']],
    ['lower', { baseline: 0.3, target: 0.5, guardrail: 0.8 }, ['better than the target']],
  ])('%s is better, %o', (direction, figures, expected) => {
    const found = warningsOf({ ...recall, direction, ...figures })
    expect(found).toHaveLength(expected.length)
    for (const [at, part] of expected.entries()) expect(found[at]).toContain(part)
  })

  test('a band with something on its wrong side', () => {
    expect(warningsOf({ ...band, bandHigh: 4 })).toEqual(['The band has no width: any change at all leaves it.'])
    expect(warningsOf({ ...band, target: 7, guardrail: 5 })).toEqual([
      'The target 7 % is outside the band.',
      'The guardrail 5 % is inside the band: someone would have to act while all is well.',
    ])
  })
})

test('only what makes no sense at all is refused', () => {
  expect(nonsenseIn({ ...recall, target: 0.1 })).toEqual({})
  expect(nonsenseIn(band)).toEqual({})
  expect(Object.keys(nonsenseIn({ ...recall, bandLow: 1 }))).toEqual(['bandLow'])
  expect(nonsenseIn({ ...band, bandLow: 7 })).toEqual({ bandHigh: 'The band ends below where it begins: 7 to 6.' })
})

test('gaps', () => {
  expect(gapsOf(recall)).toEqual([])
  expect(gapWords(recall)).toBe('')
  expect(gapsOf(band)).toEqual([])
  expect(gapsOf({ ...band, bandHigh: null })).toEqual(['target'])
  expect(gapWords({ ...band, bandHigh: null })).toBe('No band')
  const bare = {
    ...recall,
    definition: ' ',
    unit: '',
    baseline: null,
    target: null,
    guardrail: null,
    owner: null,
    cadence: '',
    source: ' ',
  }
  expect(gapsOf(bare)).toEqual(['definition', 'unit', 'baseline', 'target', 'guardrail', 'owner', 'cadence', 'source'])
  expect(gapWords({ ...recall, owner: null, target: null })).toBe('No target and no owner')
})

test('what each audience lacks', () => {
  const technical = { ...recall, audience: 'technical' }
  expect(audiencesWithout([technical])).toEqual(['domain', 'business'])
  expect(lackWords('domain', [technical])).toBe('No domain metric yet')
  expect(lackWords('technical', [technical])).toBe('')
  expect(lackWords('technical', [technical, { ...technical, owner: null }])).toBe('1 of 2 not complete')
})

test('figures in words', () => {
  expect(valueWords(0.7, '')).toBe('0.7')
  expect(valueWords(200_000, 'EUR a month')).toBe('€200,000 a month')
  expect(valueWords(-1200.5, 'EUR')).toBe('−€1,200.5')
  expect(valueWords(-0.036, 'points')).toBe('−0.036 points')
  expect(valueWords(30, '%')).toBe('30 %')
  expect(valueWords(null, '%')).toBe('none')
  expect(targetWords(recall)).toBe('at least 0.7')
  expect(targetWords(band)).toBe('between 4 and 6 %')
  expect(guardrailWords({ ...recall, direction: 'lower' })).toBe('above 0.62')
  expect(guardrailWords(band)).toBe('outside the band')
})
