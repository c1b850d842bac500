import { cx } from '@/components/ui/cx'
import type { HistoryLine } from './plot'

/** Points that stand so close that a bold line would be a smear. */
const DENSE = 200

const COLOURS = 6

/** What a line is about: a slice, a version, or everything. */
const aboutOf = ({ slice, version }: Pick<HistoryLine, 'slice' | 'version'>) =>
  [slice, version].filter(Boolean).join(', ')

/** Overall bold in the accent; each slice or version its own colour and dashes, so that colour alone says nothing. */
export function lineStyle(lines: readonly HistoryLine[], line: HistoryLine): string {
  const about = aboutOf(line)
  const all = [...new Set(lines.map(aboutOf).filter(Boolean))].sort()
  const own = about === '' ? 'history-overall' : `history-slice-${(all.indexOf(about) % COLOURS) + 1}`
  return cx(own, line.points.length > DENSE && 'history-dense', line.place && 'history-elsewhere')
}

/** Beside versions, values of none are not those of all. */
export function lineName(lines: readonly HistoryLine[], line: HistoryLine): string {
  const isByVersion = lines.some(({ version }) => version !== null)
  return [aboutOf(line) || (isByVersion ? 'No version said' : 'Overall'), line.place].filter(Boolean).join(', ')
}
