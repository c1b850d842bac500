// A history of any length as few points as a chart can show, without losing what stands out in it.
import type { Point } from './views'

/** Over all series of a chart. A point is 42 characters of JSON at most, so the chart stays under 100 kB with its targets and events. */
export const chartPoints = 1800

/**
 * At most so many of the points, in their order: of equal stretches of time the first, the least, the greatest and the
 * last. Points that are few enough are all there.
 * @param points by time
 */
export function downsample(points: readonly Point[], most: number): Point[] {
  if (points.length <= most) return [...points]
  if (most < 8) return standouts(points).slice(0, Math.max(0, most)).sort(asIn(points))
  const stretches = Math.floor(most / 4)
  const begin = points[0]![0]
  const span = points.at(-1)![0] - begin || 1
  const kept: Point[] = []
  for (let from = 0; from < points.length; ) {
    const stretch = stretchOf(points[from]!)
    let to = from + 1
    while (to < points.length && stretchOf(points[to]!) === stretch) to++
    const own = points.slice(from, to)
    kept.push(...standouts(own).sort(asIn(own)))
    from = to
  }
  return kept

  function stretchOf([at]: Point): number {
    return Math.min(stretches - 1, Math.floor(((at - begin) / span) * stretches))
  }
}

/** What a stretch is remembered by, what matters most first; each point once. */
function standouts(points: readonly Point[]): Point[] {
  let least = points[0]!
  let greatest = points[0]!
  for (const point of points) {
    if (point[1] < least[1]) least = point
    if (point[1] > greatest[1]) greatest = point
  }
  return [...new Set([points.at(-1)!, greatest, least, points[0]!])]
}

/** Several values can be of the same moment: then their places count. */
const asIn = (points: readonly Point[]) => (a: Point, b: Point) => a[0] - b[0] || points.indexOf(a) - points.indexOf(b)

/** How many points each of several series may have, of a total: what short ones leave over is for the long ones. */
export function shareOut(counts: readonly number[], total: number): number[] {
  const shares = counts.map(() => 0)
  let left = Math.max(0, Math.floor(total))
  const byLength = counts.map((count, index) => ({ count, index })).sort((a, b) => a.count - b.count)
  for (const [done, { count, index }] of byLength.entries()) {
    // Rounded up, so that nothing is left over; the longest then have one less.
    shares[index] = Math.min(count, Math.ceil(left / (byLength.length - done)))
    left -= shares[index]!
  }
  return shares
}
