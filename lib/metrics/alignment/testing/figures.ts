// Metrics and links for tests of the arithmetic, with what is not said left empty; and the churn example.
import type { MetricFigures, PricedLink } from '../effects'
import type { Exchange } from '../exchange'

const unpriced: Exchange = {
  per: null,
  rate: null,
  rateLow: null,
  rateHigh: null,
  formula: null,
  uncertainty: null,
  holdsLow: null,
  holdsHigh: null,
}

export const anExchange = (over: Partial<Exchange> = {}): Exchange => ({ ...unpriced, ...over })

export const aMetric = (id: string, over: Partial<MetricFigures> = {}): MetricFigures => ({
  id,
  ref: `MET-${id}`,
  name: id,
  unit: '',
  audience: 'domain',
  direction: 'higher',
  bandLow: null,
  bandHigh: null,
  baseline: null,
  target: null,
  guardrail: null,
  ownerId: null,
  owner: null,
  newest: null,
  isValue: false,
  ...over,
})

/** A link from the first letter to the last, such as `ab`. */
export const aLink = (id: string, over: Partial<PricedLink> = {}): PricedLink => ({
  ...unpriced,
  id,
  ref: `LNK-${id}`,
  from: id.at(0)!,
  to: id.at(-1)!,
  ...over,
})

/** A point of recall keeps 40 customers a month, 31 to 49; a customer kept is worth €300, 260 to 340. */
export const churn = {
  metrics: [
    aMetric('r', {
      name: 'Recall',
      unit: 'share',
      audience: 'technical',
      baseline: 0.6,
      newest: 0.634,
      target: 0.7,
      ownerId: 'amara',
    }),
    aMetric('k', { name: 'Customers kept', unit: 'a month', newest: 537, target: 667, ownerId: 'mateo' }),
    aMetric('v', {
      name: 'Value kept',
      unit: 'EUR a month',
      audience: 'business',
      newest: 161_000,
      target: 200_000,
      ownerId: 'ingrid',
      isValue: true,
    }),
  ],
  links: [
    aLink('rk', { per: 0.01, rate: 40, rateLow: 31, rateHigh: 49, holdsLow: 0.58, holdsHigh: 0.74 }),
    aLink('kv', { per: 1, rate: 300, rateLow: 260, rateHigh: 340 }),
  ],
}
