import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chartPoints, downsample, shareOut } from './downsample'
import type { Point } from './views'

const history = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 4_102_444_800_000 }),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: 0, max: 3 })),
    ),
    { maxLength: 400 },
  )
  .map((points): Point[] => points.sort((a, b) => a[0] - b[0]))
const most = fc.integer({ min: 0, max: 120 })

/** Every kept point is one of the history, in its order, none twice. */
function isPartOf(kept: Point[], points: readonly Point[]): boolean {
  let place = -1
  return kept.every((point) => {
    place = points.indexOf(point, place + 1)
    return place >= 0
  })
}

test('never more than asked for, and always some of what was measured in its order', () => {
  fc.assert(
    fc.property(history, most, (points, n) => {
      const kept = downsample(points, n)
      expect(kept.length).toBeLessThanOrEqual(n)
      expect(isPartOf(kept, points)).toBe(true)
    }),
  )
})

test('a short history is all there', () => {
  fc.assert(
    fc.property(history, (points) => {
      expect(downsample(points, points.length)).toEqual(points)
      expect(downsample(points, points.length + 1)).toEqual(points)
    }),
  )
})

test('the extremes and both ends are kept', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 4, max: 120 }), (points, n) => {
      fc.pre(points.length > 0)
      const kept = downsample(points, n)
      const values = (of: Point[]) => of.map(([, value]) => value)
      expect(Math.min(...values(kept))).toBe(Math.min(...values(points)))
      expect(Math.max(...values(kept))).toBe(Math.max(...values(points)))
      expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)])
    }),
  )
})

test('each stretch keeps its own extremes: a spike of an hour shows in a year', () => {
  const hour = 3_600_000
  const points: Point[] = Array.from({ length: 365 * 24 }, (_, at) => [
    at * hour,
    at === 5000 ? 9 : at === 7000 ? -9 : 1,
  ])
  const kept = downsample(points, 400)
  expect(kept).toContainEqual([5000 * hour, 9])
  expect(kept).toContainEqual([7000 * hour, -9])
  const days = new Set(kept.map(([at]) => Math.floor(at / (3.65 * 24 * hour))))
  expect(days.size).toBe(100)
})

test('few points still say where it stands, and how far it went', () => {
  const points: Point[] = [5, 1, 9, 4, 6].map((value, at) => [at, value])
  const values = (n: number) => downsample(points, n).map(([, value]) => value)
  expect([values(0), values(1), values(2), values(3), values(4)]).toEqual([[], [6], [9, 6], [1, 9, 6], [5, 1, 9, 6]])
})

test('values of one moment', () => {
  const points: Point[] = Array.from({ length: 50 }, (_, value) => [7, value])
  expect(downsample(points, 8)).toEqual([
    [7, 0],
    [7, 49],
  ])
})

test('a million values of six slices are under 100 kB', () => {
  const counts = [500_000, 400_000, 50_000, 30_000, 19_990, 10]
  const shares = shareOut(counts, chartPoints)
  const series = counts.map((count, at) =>
    downsample(
      Array.from({ length: count }, (_, n): Point => [1_700_000_000_000 + n * 997, -Math.sin(n * 12.9898) / 1e7]),
      shares[at]!,
    ),
  )
  expect(JSON.stringify(series).length).toBeLessThan(90_000)
  expect(series.at(-1)).toHaveLength(10)
})

test('a total is shared out: nobody gets more than they have, and nothing is left while somebody wants it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 12 }), fc.nat(3000), (counts, total) => {
      const shares = shareOut(counts, total)
      const sum = (of: number[]) => of.reduce((all, one) => all + one, 0)
      expect(sum(shares)).toBe(Math.min(total, sum(counts)))
      expect(shares.every((share, at) => share <= counts[at]!)).toBe(true)
      // Whoever is cut short has as much as anybody, but for one.
      const cut = shares.filter((share, at) => share < counts[at]!)
      if (cut.length > 0) expect(Math.min(...cut)).toBeGreaterThanOrEqual(Math.max(...shares) - 1)
    }),
  )
})
