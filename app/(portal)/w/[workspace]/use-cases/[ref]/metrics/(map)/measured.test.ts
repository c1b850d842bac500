import { describe, expect, it } from 'vitest'
import type { AlignedMetric, LatestValue } from '@/lib/metrics/alignment/views'
import { groupsNow, versionsNow } from './measured'

const value = (given: Partial<LatestValue>): LatestValue => ({
  slice: '',
  version: null,
  environment: 'production',
  value: 0.6,
  at: '2026-10-01T00:00:00.000Z',
  ...given,
})
const metric = (latest: LatestValue[]) => ({ ref: 'MET-1', latest }) as AlignedMetric

describe('groupsNow', () => {
  it('has the newest value of each group that runs', () => {
    const [north] = groupsNow([
      metric([
        value({ slice: 'north', value: 0.9, environment: 'staging' }),
        value({ slice: 'north', value: 0.5 }),
        value({ slice: 'north', value: 0.4, version: 'MDL-7 v1' }),
        value({ value: 0.6 }),
      ]),
    ])
    expect(north!.values.map((one) => [one.slice, one.value])).toEqual([
      ['north', 0.5],
      ['', 0.6],
    ])
  })

  it('takes what was tried out where nothing runs', () => {
    expect(groupsNow([metric([value({ slice: 'north', environment: 'staging' })])])[0]!.values).toHaveLength(1)
  })
})

describe('versionsNow', () => {
  it('has one value a version, over all groups, of what runs first', () => {
    const [measured] = versionsNow([
      metric([
        value({ version: 'MDL-7 v3', environment: 'staging', value: 0.71 }),
        value({ version: 'MDL-7 v2', environment: 'staging', value: 0.66 }),
        value({ version: 'MDL-7 v2', value: 0.63 }),
        value({ version: 'MDL-7 v2', slice: 'north', value: 0.5 }),
        value({ value: 0.6 }),
      ]),
    ])
    expect(measured!.values.map((one) => [one.version, one.value])).toEqual([
      ['MDL-7 v2', 0.63],
      ['MDL-7 v3', 0.71],
    ])
  })
})
