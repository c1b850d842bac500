import { expect, test } from 'vitest'
import { sentencesOf } from './sentence'
import { aLink, aMetric, churn } from './testing/figures'

const texts = (...args: Parameters<typeof sentencesOf>) => sentencesOf(...args).map(({ text }) => text)
const technical = (over: object) => aMetric('t', { name: 'Recall', unit: 'share', audience: 'technical', ...over })

test('a point of recall, from end to end', () => {
  expect(sentencesOf(churn.metrics, churn.links)).toEqual([
    {
      metric: 'r',
      text: '+1 point recall ≈ 40 customers kept a month (31 to 49) ≈ €12,000 a month (€8,060 to €16,660)',
    },
  ])
})

test('a name keeps its words, and only its first letter is lowered', () => {
  const [recall, ...others] = churn.metrics
  expect(texts([{ ...recall!, name: 'Recall within 60,000 contacts' }, ...others], churn.links)).toEqual([
    '+1 point recall within 60,000 contacts ≈ 40 customers kept a month (31 to 49) ≈ €12,000 a month (€8,060 to €16,660)',
  ])
})

test('of a share both ends are said in points, as the figure between them', () => {
  const metrics = [technical({}), aMetric('d', { name: 'Claims settled at once', unit: 'share' })]
  expect(texts(metrics, [aLink('td', { per: 0.01, rate: 0.02, rateLow: 0.01, rateHigh: 0.035 })])).toEqual([
    '+1 point recall ≈ 2 points claims settled at once (1 to 3.5)',
  ])
})

test('what gets less has a minus at every figure', () => {
  const metrics = [
    technical({ name: 'Latency', unit: 'ms', direction: 'lower' }),
    aMetric('d', { name: 'Calls dropped', unit: 'a day' }),
    aMetric('b', { name: 'Credits paid', unit: 'EUR a month', audience: 'business' }),
  ]
  const links = [
    aLink('td', { rate: 3, rateLow: 2, rateHigh: 4 }),
    aLink('db', { rate: 1000, rateLow: 900, rateHigh: 1200 }),
  ]
  expect(texts(metrics, links)).toEqual([
    '−1 ms latency ≈ −3 calls dropped a day (−4 to −2) ≈ −€3,000 a month (−€4,800 to −€1,800)',
  ])
})

test('where less is better, a step is a step down', () => {
  const metrics = [
    technical({ name: 'WAPE', unit: '%', direction: 'lower' }),
    aMetric('m', { unit: 'EUR a year', audience: 'business' }),
  ]
  expect(texts(metrics, [aLink('tm', { rate: -2500 })])).toEqual(['−1 point WAPE ≈ €2,500 a year'])
})

test('hours count as value, and units that are no frequency come with the figure', () => {
  const metrics = [
    technical({}),
    aMetric('d', { name: 'Offers accepted', unit: '%' }),
    aMetric('b', { name: 'Margin', unit: '%', audience: 'business' }),
    aMetric('h', { name: 'Hours saved', unit: 'hours a week', audience: 'business' }),
  ]
  const links = [aLink('td', { per: 0.01, rate: -0.5 }), aLink('tb', { rate: 1 }), aLink('dh', { rate: -6 })]
  expect(texts(metrics, links)).toEqual(['+1 point recall ≈ −0.5 points offers accepted ≈ 3 hours a week hours saved'])
})

test('a rate that was never seen to hold there makes it a guess', () => {
  const metrics = [technical({ newest: 0.9 }), aMetric('d', { name: 'Kept', unit: 'a month' })]
  expect(texts(metrics, [aLink('td', { per: 0.01, rate: 40, holdsHigh: 0.74 })])).toEqual([
    '+1 point recall ≈ 40 kept a month, a guess',
  ])
})

test('nothing is said of what leads nowhere or has no rate', () => {
  expect(texts([technical({}), aMetric('d')], [aLink('td')])).toEqual([])
  expect(texts([aMetric('d'), aMetric('b', { audience: 'business' })], [aLink('db', { rate: 1 })])).toEqual([])
})
