// Where the four dimensions lie on a radar: up, right, down, left, in the order of the vocabulary.
import type { Scores } from '@/lib/datasets/rules'
import { type QualityDimension, qualityDimensions } from '@/lib/datasets/vocabulary'

export const CENTRE = { x: 140, y: 108 }
export const RADIUS = 74

const ways = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const

export interface RadarPoint {
  dimension: QualityDimension
  score: number | null
  x: number
  y: number
}

/** A point for each dimension; one without a score lies at the centre. */
export function radarPoints(scores: Scores): RadarPoint[] {
  return qualityDimensions.map((dimension, at) => ({
    dimension,
    score: scores[dimension],
    ...onAxis(at, scores[dimension] ?? 0),
  }))
}

/** The same score on all four. */
export function ring(score: number): string {
  return toText(ways.map((_, at) => onAxis(at, score)))
}

function onAxis(at: number, score: number) {
  const [x, y] = ways[at]!
  const length = (RADIUS * score) / 100
  return { x: round(CENTRE.x + x * length), y: round(CENTRE.y + y * length) }
}

export function toText(points: ReadonlyArray<{ x: number; y: number }>): string {
  return points.map(({ x, y }) => `${x},${y}`).join(' ')
}

/** Sides between neighbours that both have a score: a shape that is not closed claims nothing of the rest. */
export function knownSides(points: readonly RadarPoint[]): Array<[RadarPoint, RadarPoint]> {
  return points.flatMap((point, at) => {
    const next = points[(at + 1) % points.length]!
    return point.score !== null && next.score !== null ? [[point, next]] : []
  }) as Array<[RadarPoint, RadarPoint]>
}

const round = (value: number) => Math.round(value * 100) / 100
