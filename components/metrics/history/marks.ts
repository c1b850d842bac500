// What happened, marked on the time axis: what stands too close together to be told apart is one mark.
import type { HistoryView } from '@/lib/metrics/observations/views'
import { type Plot, placeOf } from './plot'

export type HistoryEvent = HistoryView['events'][number]

export interface Mark {
  /** In per cent of the plot's width. */
  left: number
  events: Array<HistoryEvent & { n: number }>
  /** Said beside the mark where there is room. */
  words: string
  /** Rows from the top of the plot; words of one row do not meet. */
  row: number
  isAtEnd: boolean
}

/** How much of the width a character takes where the plot is wide, in per cent. */
const CHARACTER = 0.95
const LONGEST = 34
/** Numbers closer than this would cover each other. */
const NEAR = 2.4
/** Of words; below them, beside the plot, one of numbers whose words have no room. */
const ROWS = 3

/** Those within the plot, oldest first, numbered in that order. */
export function marksOf(events: readonly HistoryEvent[], plot: Pick<Plot, 'from' | 'to'>): Mark[] {
  const marks: Mark[] = []
  const shown = events
    .filter(({ at }) => Date.parse(at) >= plot.from && Date.parse(at) <= plot.to)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  for (const [index, event] of shown.entries()) {
    const left = placeOf(plot, Date.parse(event.at))
    const numbered = { ...event, n: index + 1 }
    const last = marks.at(-1)
    if (last && left - last.left < NEAR) last.events.push(numbered)
    else marks.push({ left, events: [numbered], words: '', row: 0, isAtEnd: left > 80 })
  }
  const free = Array.from({ length: ROWS }, () => 0)
  for (const mark of marks) {
    const [first, ...more] = mark.events
    const text = first!.text.length > LONGEST ? `${first!.text.slice(0, LONGEST - 1).trimEnd()}…` : first!.text
    const words = more.length > 0 ? `${text} +${more.length}` : text
    const width = (words.length + 4) * CHARACTER
    const begin = mark.isAtEnd ? mark.left - width : mark.left
    const row = free.findIndex((end) => begin >= end)
    mark.row = row < 0 ? ROWS : row
    if (row < 0) continue
    mark.words = words
    free[row] = mark.isAtEnd ? mark.left + NEAR : mark.left + width
  }
  return marks
}

/** "3", or "3–5" where several stand together. */
export function numberOf({ events }: Mark): string {
  const [first, last] = [events[0]!.n, events.at(-1)!.n]
  return first === last ? String(first) : `${first}–${last}`
}
