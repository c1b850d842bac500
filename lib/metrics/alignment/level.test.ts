import { describe, expect, test } from 'vitest'
import type { MetricAudience } from '../vocabulary'
import { changedSince, levelContent } from './level'

const metric = (at: number, audience: MetricAudience, targetVersion = 1) => ({
  id: `m${at}`,
  ref: `MET-${at}`,
  audience,
  targetVersion,
})
const link = (at: number, from: MetricAudience, to: MetricAudience, terms = 1) => ({
  id: `l${at}`,
  ref: `LNK-${at}`,
  terms,
  from: { audience: from },
  to: { audience: to },
})
const metrics = [metric(10, 'technical', 3), metric(2, 'technical'), metric(4, 'domain'), metric(5, 'business')]
const links = [
  link(11, 'technical', 'domain', 2),
  link(9, 'technical', 'technical'),
  link(3, 'domain', 'business'),
  link(1, 'business', 'technical'),
]

describe('what a level reads as', () => {
  test('its metrics with their targets and its sides of links, by number', () => {
    expect(levelContent('technical', metrics, links)).toEqual({
      metrics: [
        { id: 'm2', ref: 'MET-2', target: 1 },
        { id: 'm10', ref: 'MET-10', target: 3 },
      ],
      links: [
        { id: 'l1', ref: 'LNK-1', side: 'to', terms: 1 },
        { id: 'l9', ref: 'LNK-9', side: 'from', terms: 1 },
        { id: 'l9', ref: 'LNK-9', side: 'to', terms: 1 },
        { id: 'l11', ref: 'LNK-11', side: 'from', terms: 2 },
      ],
    })
    expect(levelContent('business', metrics, links).links.map(({ ref, side }) => [ref, side])).toEqual([
      ['LNK-1', 'from'],
      ['LNK-3', 'to'],
    ])
  })

  test('the same in whatever order it was read', () => {
    expect(levelContent('technical', metrics.toReversed(), links.toReversed())).toEqual(
      levelContent('technical', metrics, links),
    )
  })

  test('nothing where there is nothing', () => {
    expect(levelContent('domain', [], [])).toEqual({ metrics: [], links: [] })
  })
})

describe('what has changed since it was signed', () => {
  const signed = levelContent('technical', metrics, links)
  const since = (now: typeof metrics, nowLinks = links) =>
    changedSince(signed, levelContent('technical', now, nowLinks))

  test('nothing, also where another level has changed', () => {
    expect(since(metrics)).toEqual([])
    expect(since([...metrics.slice(0, 2), metric(4, 'domain', 7), metric(6, 'business')])).toEqual([])
  })

  test('a target, a metric that came, one that went, and one that is of another level now', () => {
    expect(since([metric(10, 'technical', 4), metric(2, 'technical')])).toEqual(['the target of MET-10'])
    expect(since([...metrics, metric(7, 'technical')])).toEqual(['MET-7 is new'])
    expect(since(metrics.slice(1))).toEqual(['MET-10 is gone'])
    expect(since([metric(10, 'domain', 3), ...metrics.slice(1)])).toEqual(['MET-10 is gone'])
  })

  test('links alike, each named once though both its sides are of the level', () => {
    const without = (at: number) => links.filter(({ id }) => id !== `l${at}`)
    expect(since(metrics, [...without(11), link(11, 'technical', 'domain', 3)])).toEqual(['what LNK-11 says'])
    expect(since(metrics, [...without(9), link(9, 'technical', 'technical', 2)])).toEqual(['what LNK-9 says'])
    expect(since(metrics, without(9))).toEqual(['LNK-9 is gone'])
    expect(since(metrics, [...links, link(12, 'technical', 'technical')])).toEqual(['LNK-12 is new'])
  })

  test('a link that keeps its number and loses one of two sides', () => {
    expect(since(metrics, [link(9, 'technical', 'domain'), ...links.filter(({ id }) => id !== 'l9')])).toEqual([
      'LNK-9 is gone',
    ])
  })

  test('all of it, in one list', () => {
    const now = [metric(10, 'technical', 4), metric(7, 'technical')]
    expect(since(now, [link(11, 'technical', 'domain', 3)])).toEqual([
      'MET-7 is new',
      'the target of MET-10',
      'MET-2 is gone',
      'what LNK-11 says',
      'LNK-1 is gone',
      'LNK-9 is gone',
    ])
  })
})
