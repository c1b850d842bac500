import { describe, expect, it } from 'vitest'
import { beyond, place, scaleOf, sliderStep } from './scale'
import { changeValue, inSentence, shortValue, stepWords } from './words'

describe('shortValue', () => {
  it('says money short, and the period apart', () => {
    expect(shortValue(161_000, 'EUR a month')).toEqual({ figure: '€161k', unit: 'a month' })
    expect(shortValue(300, 'EUR')).toEqual({ figure: '€300', unit: '' })
  })

  it('says a share bare and a percentage with its sign', () => {
    expect(shortValue(0.634, 'share')).toEqual({ figure: '0.634', unit: '' })
    expect(shortValue(0.61, '%')).toEqual({ figure: '0.61 %', unit: '' })
    expect(shortValue(2.4, '% a month')).toEqual({ figure: '2.4 %', unit: 'a month' })
  })

  it('leaves out of the unit what the name says already', () => {
    expect(shortValue(537, 'customers a month', 'Customers kept')).toEqual({ figure: '537', unit: 'a month' })
    expect(shortValue(6.8, 'min', 'Minutes per conversation')).toEqual({ figure: '6.8', unit: 'min' })
  })
})

describe('changeValue', () => {
  it('has a sign, and points for shares and percentages', () => {
    expect(changeValue(200, 'customers a month')).toEqual({ figure: '+200', unit: 'customers a month' })
    expect(changeValue(-0.036, '% a month')).toEqual({ figure: '−0.036', unit: 'points a month' })
    expect(changeValue(0.01, 'share')).toEqual({ figure: '+1', unit: 'point' })
    expect(changeValue(60_000, 'EUR a month')).toEqual({ figure: '+€60k', unit: 'a month' })
  })
})

it('says the step of a rate', () => {
  expect(stepWords(0.01, 'share')).toBe('1 point')
  expect(stepWords(1, '%')).toBe('1 point')
  expect(stepWords(100, 'customers a month')).toBe('100')
  expect(stepWords(1000, 'EUR a month')).toBe('€1,000')
})

it('puts a name inside a sentence', () => {
  expect(inSentence('Recall within 60,000 contacts')).toBe('recall within 60,000 contacts')
  expect(inSentence('AUC')).toBe('AUC')
  expect(inSentence('F1')).toBe('F1')
})

describe('the gauge', () => {
  const metric = {
    direction: 'higher' as const,
    unit: 'share',
    baseline: null,
    target: 0.7,
    guardrail: 0.62,
    bandLow: null,
    bandHigh: null,
    newest: { value: 0.634 },
  }

  it('holds every mark, in order', () => {
    const scale = scaleOf(metric)!
    const [guardrail, newest, target] = [0.62, 0.634, 0.7].map((value) => place(value, scale))
    expect(guardrail).toBeGreaterThan(0)
    expect(newest).toBeGreaterThan(guardrail!)
    expect(target).toBeGreaterThan(newest!)
    expect(target).toBeLessThan(100)
  })

  it('marks what is beyond the guardrail on the side that is worse', () => {
    const scale = { low: 0, high: 1 }
    expect(beyond(metric, scale)).toEqual([{ from: 0, to: 62 }])
    expect(beyond({ ...metric, direction: 'lower' }, scale)).toEqual([{ from: 62, to: 100 }])
    const band = { ...metric, direction: 'band' as const, guardrail: null, bandLow: 0.2, bandHigh: 0.4 }
    expect(beyond(band, scale)).toEqual([
      { from: 0, to: 20 },
      { from: 40, to: 100 },
    ])
  })

  it('has no scale where there is no mark, and one for a single mark', () => {
    expect(scaleOf({ ...metric, target: null, guardrail: null, newest: null })).toBeNull()
    expect(scaleOf({ ...metric, target: 0, guardrail: null, newest: null })).toEqual({ low: 0, high: 1 })
  })

  it('keeps a share within 0 and 1', () => {
    expect(scaleOf({ ...metric, target: 0.99, newest: { value: 0.9 } })!.high).toBeLessThanOrEqual(1)
  })

  it('steps in round figures', () => {
    expect(sliderStep({ low: 0.55, high: 0.8 })).toBe(0.002)
    expect(sliderStep({ low: 0, high: 200_000 })).toBe(2000)
  })
})
