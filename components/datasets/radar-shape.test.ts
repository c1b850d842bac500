import { expect, test } from 'vitest'
import { noScores } from '@/lib/datasets/rules'
import { CENTRE, knownSides, RADIUS, radarPoints, ring, toText } from './radar-shape'

const all = { accuracy: 100, completeness: 50, consistency: 0, timeliness: 100 }

test('each dimension lies on its axis, as far out as its score', () => {
  expect(radarPoints(all).map(({ x, y }) => [x - CENTRE.x, y - CENTRE.y])).toEqual([
    [0, -RADIUS],
    [RADIUS / 2, 0],
    [0, 0],
    [-RADIUS, 0],
  ])
  expect(ring(100)).toBe(toText(radarPoints({ accuracy: 100, completeness: 100, consistency: 100, timeliness: 100 })))
})

test('what has no score is joined to nothing', () => {
  expect(knownSides(radarPoints(all))).toHaveLength(4)
  expect(knownSides(radarPoints({ ...all, accuracy: null }))).toHaveLength(2)
  expect(knownSides(radarPoints({ ...noScores, accuracy: 80, consistency: 70 }))).toEqual([])
})
