import { describe, expect, test } from 'vitest'
import { type MisalignmentKind, misalignmentsOf } from './misalignments'
import { aLink, aMetric, churn } from './testing/figures'

const everyone = new Set('abcdrkv')
const found = (...args: Parameters<typeof misalignmentsOf>) =>
  misalignmentsOf(...args).map(({ kind, metrics }) => `${kind} ${metrics.join('')}`)
const contradictions = (...args: Parameters<typeof misalignmentsOf>) =>
  misalignmentsOf(...args).filter(({ kind }) => kind === 'contradiction')

test('nothing is wrong with the churn example', () => {
  expect(misalignmentsOf(churn.metrics, churn.links, everyone)).toEqual([])
})

test('every kind that one metric alone can have, in words, with who could resolve it', () => {
  const metrics = [
    aMetric('a', { name: 'Precision', audience: 'technical', ownerId: 'amara' }),
    aMetric('b', { name: 'Minutes per conversation', ownerId: null }),
    aMetric('c', { name: 'Would recommend us', audience: 'business', ownerId: 'ingrid', target: 22, unit: 'points' }),
  ]
  const said = misalignmentsOf(metrics, [aLink('bb')], new Set())
  expect(said.map(({ kind, text, resolvers, roles }) => [kind, text, resolvers, roles])).toEqual([
    ['cycle', 'Minutes per conversation is said to drive itself.', [], ['subject_matter_expert']],
    ['no_owner', 'Minutes per conversation has no owner, and no target either.', [], ['subject_matter_expert']],
    ['drives_nothing', 'Precision is tracked, and no other metric is said to move with it.', ['amara'], []],
    ['nothing_drives', 'Would recommend us has a target and no metric below it that moves it.', ['ingrid'], []],
    ['unmeasured', 'Would recommend us is to be at least 22 points, and nobody has measured it yet.', ['ingrid'], []],
  ])
})

test('a link without a rate is a link all the same', () => {
  const metrics = [aMetric('a', { ownerId: 'o' }), aMetric('b', { ownerId: 'o', audience: 'business' })]
  expect(found(metrics, [aLink('ab')], everyone)).toEqual([])
  expect(found(metrics, [], everyone)).toEqual(['drives_nothing a', 'nothing_drives b'])
})

test('a band is a target once it has both edges', () => {
  const band = (bandHigh: number | null) =>
    aMetric('a', { ownerId: 'o', audience: 'business', direction: 'band', bandLow: 4, bandHigh })
  const kinds = (bandHigh: number | null): MisalignmentKind[] =>
    misalignmentsOf([band(bandHigh)], [], new Set()).map(({ kind }) => kind)
  expect([kinds(6), kinds(null)]).toEqual([['nothing_drives', 'unmeasured'], ['nothing_drives']])
})

test('a circle is named once, with all that are in it and everyone who owns one', () => {
  const metrics = [...'cab'].map((id) => aMetric(id, { ownerId: id === 'b' ? null : id }))
  const [circle] = misalignmentsOf(metrics, [aLink('ab'), aLink('bc'), aLink('ca')], everyone)
  expect(circle).toEqual({
    kind: 'cycle',
    metrics: ['a', 'b', 'c'],
    text: 'a, b and c drive each other in a circle: a change of one has no first cause.',
    resolvers: ['a', 'c'],
    roles: ['subject_matter_expert'],
  })
})

describe('targets that contradict', () => {
  // Recall is to go up by 0.06. At 0.5 to 1 a share, that is 0.03 to 0.06 more complaints of a hundred contacts, 0.045
  // expected: from 0.535 % to 0.58 %, and at best to 0.565 %, where 0.5 % was wanted.
  const recall = aMetric('r', { name: 'Recall', unit: 'share', audience: 'technical', newest: 0.64, target: 0.7 })
  const complaints = aMetric('c', { name: 'Complaints', unit: '%', direction: 'lower', newest: 0.535, target: 0.5 })
  const link = aLink('rc', { per: 1, rate: 0.75, rateLow: 0.5, rateHigh: 1 })
  const a = { ...recall, ownerId: 'amara' }
  const c = { ...complaints, ownerId: 'mateo' }

  test('say both targets, and where the one takes the other', () => {
    expect(contradictions([a, c], [link], everyone)).toEqual([
      {
        kind: 'contradiction',
        metrics: ['r', 'c'],
        text: 'Recall is to be at least 0.7. That takes Complaints to 0.58 %, which is to be at most 0.5 %.',
        resolvers: ['amara', 'mateo'],
        roles: [],
      },
    ])
  })

  test.each([
    ['the best end may move it the right way', [a, c], [{ ...link, rateLow: -0.1 }]],
    ['the best end is still within the target', [a, { ...c, newest: 0.4 }], [link]],
    ['the best end is exactly the target', [a, { ...c, newest: 0.47 }], [link]],
    [
      'the target is met already: nothing needs to move',
      [{ ...a, newest: 0.75 }, c],
      [{ ...link, rate: -0.75, rateLow: -1, rateHigh: -0.5 }],
    ],
    ['the rate is not known', [a, c], [aLink('rc')]],
    ['where it stands is not known', [{ ...a, newest: null }, c], [link]],
    ['the other has no target', [a, { ...c, target: null }], [link]],
    ['it goes in a circle', [a, c], [link, aLink('cr')]],
  ])('not when %s', (_, metrics, links) => {
    expect(contradictions(metrics, links, everyone)).toEqual([])
  })

  test('also through others, and from the baseline where nothing was measured', () => {
    const metrics = [{ ...a, newest: null, baseline: 0.64 }, aMetric('b'), c]
    const links = [aLink('rb', { rate: 10 }), aLink('bc', { rate: 0.1 })]
    expect(contradictions(metrics, links, everyone).map(({ metrics: ids }) => ids)).toEqual([['r', 'c']])
  })

  test('a band is left on the side towards which it is moved', () => {
    const band = { ...c, direction: 'band' as const, target: null, bandLow: 0.4, bandHigh: 0.55 }
    const [one] = contradictions([a, band], [link], everyone)
    expect(one?.text).toBe(
      'Recall is to be at least 0.7. That takes Complaints to 0.58 %, which is to be between 0.4 and 0.55 %.',
    )
    // Far below the band and moved up into it: that is no contradiction.
    expect(contradictions([a, { ...band, newest: 0.38 }], [link], everyone)).toEqual([])
    // A band that is kept already moves nothing.
    expect(
      contradictions(
        [
          { ...band, id: 'r' },
          { ...c, newest: 0.5, target: 0.4 },
        ],
        [link],
        everyone,
      ),
    ).toEqual([])
  })

  test('ways that cancel each other out leave no change, whatever rounding leaves of it', () => {
    // 0.1 × 3 is more than 0.3 by 0.00000000000000006, and the target is missed as it is.
    const links = [
      aLink('rb', { rate: 0.1 / (0.7 - 0.64) }),
      aLink('bc', { rate: 3 }),
      aLink('rc', { rate: -0.3 / (0.7 - 0.64) }),
    ]
    expect(contradictions([a, aMetric('b'), c], links, everyone)).toEqual([])
    expect(contradictions([a, aMetric('b'), c], links.slice(0, 2), everyone)).toHaveLength(1)
  })

  test('of a narrow miss, the figure is not rounded to the target', () => {
    const near = { ...c, newest: 0.5001, target: 0.5 }
    const [one] = contradictions([a, near], [{ ...link, rate: 1e-6, rateLow: 1e-6, rateHigh: 1e-6 }], everyone)
    expect(one?.text).toContain('to 0.5001 %')
  })
})
