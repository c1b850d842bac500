import { cx } from '@/components/ui/cx'
import type { HistoryLine } from './plot'

/** Points that stand so close that a bold line would be a smear. */
const DENSE = 200

/** Overall bold in the accent; each slice its own colour and dashes, so that colour alone says nothing. */
export function lineStyle(lines: readonly HistoryLine[], { slice, place, points }: HistoryLine): string {
  const slices = [...new Set(lines.map((one) => one.slice).filter(Boolean))].sort()
  const own = slice === '' ? 'history-overall' : `history-slice-${(slices.indexOf(slice) % 6) + 1}`
  return cx(own, points.length > DENSE && 'history-dense', place && 'history-elsewhere')
}

export function lineName({ slice, place }: Pick<HistoryLine, 'slice' | 'place'>): string {
  return `${slice || 'Overall'}${place ? `, ${place}` : ''}`
}
