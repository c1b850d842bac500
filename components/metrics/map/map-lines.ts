// Lines of the alignment map in pixels, for the width that there is: where each leaves and arrives, its path, its words.
import type { Cell, PlacedMap } from './place-map'

export const NODE_HEIGHT = 98
export const ROW_HEIGHT = 114
/** Of the width; map.css says the same of the heads over the columns. */
const COLUMN = 0.264
const CORRIDOR = 0.104
const PORT = 14
const SIDE = 46

export interface Line {
  id: string
  path: string
  /** The arrow at its end. */
  tip: string
  /** The middle of its words. */
  words: { x: number; y: number; width: number }
  /** Straight: its words stand above and below rather than on it. */
  isStraight: boolean
}

interface Joined {
  id: string
  from: { id: string }
  to: { id: string }
}

export const mapHeight = ({ rows }: PlacedMap): number => Math.max(1, ...rows) * ROW_HEIGHT
export const columnWidth = (width: number): number => width * COLUMN
export const cellPlace = ({ column, row }: Cell, width: number) => ({
  x: column * (COLUMN + CORRIDOR) * width,
  y: row * ROW_HEIGHT + 2,
})

type Side = 'left' | 'right'
interface End {
  side: Side
  x: number
  y: number
}

export function mapLines(placed: PlacedMap, links: readonly Joined[], width: number): Line[] {
  const drawn = links.filter(({ from, to }) => placed.cells[from.id] && placed.cells[to.id])
  const ends = portsOf(placed, drawn, width)
  const corridor = CORRIDOR * width
  const taken: Array<{ x: number; y: number }> = []
  return drawn.map((link) => {
    const a = placed.cells[link.from.id]!
    const b = placed.cells[link.to.id]!
    const start = ends.get(`${link.id} from`)!
    const end = ends.get(`${link.id} to`)!
    const isFar = Math.abs(a.column - b.column) === 2
    const curves = isFar
      ? around(start, end, placed, width)
      : [a.column === b.column ? bow(start, end, corridor) : curve(start, end)]
    const last = curves.at(-1)!
    const isStraight = a.column !== b.column && Math.abs(last.y0 - last.y3) < 3
    const middle = wordsAt(last, a.column === b.column, taken)
    taken.push(middle)
    return {
      id: link.id,
      path: `M${round(curves[0]!.x0)} ${round(curves[0]!.y0)}${curves.map(bezier).join('')}`,
      tip: arrow(end),
      words: { ...middle, width: Math.max(40, corridor - 2) },
      isStraight,
    }
  })
}

interface Curve {
  x0: number
  y0: number
  x1: number
  x2: number
  x3: number
  y3: number
  /** Straight on to here first, as between two rows. */
  along?: number
}

const round = (value: number) => Math.round(value * 10) / 10
const bezier = ({ along, y0, x1, x2, x3, y3 }: Curve) =>
  `${along === undefined ? '' : `L${round(along)} ${round(y0)}`}C${round(x1)} ${round(y0)} ${round(x2)} ${round(y3)} ${round(x3)} ${round(y3)}`

function curve(start: { x: number; y: number }, end: { x: number; y: number }, along?: number): Curve {
  const from = along ?? start.x
  const half = (end.x - from) / 2
  return { x0: start.x, y0: start.y, x1: from + half, x2: end.x - half, x3: end.x, y3: end.y, along }
}

/** Within a column: out into the corridor and back. */
function bow(start: End, end: End, corridor: number): Curve {
  const reach = start.x + (start.side === 'right' ? 1 : -1) * corridor * 0.72
  return { x0: start.x, y0: start.y, x1: reach, x2: reach, x3: end.x, y3: end.y }
}

/** Past the middle column, between two of its rows. */
function around(start: End, end: End, { rows }: PlacedMap, width: number): Curve[] {
  const middle = (start.y + end.y) / 2
  const row = Math.min(rows[1], Math.max(1, Math.round(middle / ROW_HEIGHT)))
  const y = row * ROW_HEIGHT - (ROW_HEIGHT - NODE_HEIGHT) / 2 + 2
  const left = cellPlace({ column: 1, row: 0 }, width).x
  const right = left + columnWidth(width)
  const [near, far] = start.side === 'right' ? [left, right] : [right, left]
  return [curve(start, { x: near, y }), curve({ x: near, y }, end, far)]
}

/**
 * Lines that share a side of a node are spread over it, in the order of where they lead, so that they do not cross there.
 * One that leads to the same row stays in the middle of both, and so is straight.
 */
function portsOf(placed: PlacedMap, links: readonly Joined[], width: number): Map<string, End> {
  const sides = new Map<string, Array<{ key: string; node: string; side: Side; towards: number; isLevel: boolean }>>()
  for (const link of links) {
    const a = placed.cells[link.from.id]!
    const b = placed.cells[link.to.id]!
    for (const [key, own, other, node] of [
      [`${link.id} from`, a, b, link.from.id],
      [`${link.id} to`, b, a, link.to.id],
    ] as const) {
      const side: Side =
        own.column === other.column
          ? own.column === 2
            ? 'left'
            : 'right'
          : own.column < other.column
            ? 'right'
            : 'left'
      const list = sides.get(`${node} ${side}`) ?? []
      list.push({
        key,
        node,
        side,
        towards: other.row,
        isLevel: own.row === other.row && Math.abs(own.column - other.column) === 1,
      })
      sides.set(`${node} ${side}`, list)
    }
  }
  const ports = new Map<string, End>()
  for (const list of sides.values()) {
    list.sort((one, other) => one.towards - other.towards)
    const level = list.findIndex(({ isLevel }) => isLevel)
    const middle = level >= 0 ? level : (list.length - 1) / 2
    const step = Math.min(PORT, SIDE / (Math.max(middle, list.length - 1 - middle) + 1))
    for (const [at, { key, node, side }] of list.entries()) {
      const { x, y } = cellPlace(placed.cells[node]!, width)
      const gap = key.endsWith('to') ? 3 : 0
      ports.set(key, {
        side,
        x: side === 'right' ? x + columnWidth(width) + gap : x - gap,
        y: y + SIDE + (at - middle) * step,
      })
    }
  }
  return ports
}

function arrow({ side, x, y }: End): string {
  const back = side === 'left' ? -6 : 6
  return `M${round(x + back)} ${round(y - 4)}L${round(x)} ${round(y)}L${round(x + back)} ${round(y + 4)}`
}

const HALF_WORDS = 26

/** On the line, where no other line's words stand already. */
function wordsAt(line: Curve, isBow: boolean, taken: ReadonlyArray<{ x: number; y: number }>) {
  const from = line.along ?? line.x0
  const x = isBow ? line.x0 + (line.x1 - line.x0) * 0.75 : (from + line.x3) / 2
  const isFree = (y: number) => !taken.some((other) => Math.abs(other.x - x) < 30 && Math.abs(other.y - y) < HALF_WORDS)
  const steep = (t: number) => line.y0 + (line.y3 - line.y0) * (t * t * (3 - 2 * t))
  const places = [0.5, 0.35, 0.65, 0.22, 0.78].map(steep)
  const free = places.find(isFree)
  if (free !== undefined) return { x: round(x), y: round(free) }
  let y = places[0]!
  while (!isFree(y)) y += HALF_WORDS / 2
  return { x: round(x), y: round(y) }
}
