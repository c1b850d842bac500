import type { Change } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { groupKey, looseKey, placeOf, type Result, seriesKey } from '../results/result-rows'

/**
 * Figures of two cards side by side: the same metric, data and group in one row, else the same on another part of the data,
 * which is then said beside each; what only one of them has stands alone.
 */
export function comparedResults(
  before: readonly Result[],
  after: readonly Result[],
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): Change[] {
  const left = [...before]
  const take = (wanted: Result, keyOf: (result: Result) => string) => {
    const key = `${keyOf(wanted)} ${groupKey(wanted)}`
    const at = left.findIndex((one) => `${keyOf(one)} ${groupKey(one)}` === key)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const exact = after.map((one) => take(one, seriesKey))
  const rows = after.map((one, at) => toChange(exact[at] ?? take(one, looseKey), one, betterOf))
  return [...rows, ...left.map((one) => toChange(one, undefined, betterOf))]
}

function toChange(
  before: Result | undefined,
  after: Result | undefined,
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): Change {
  const one = (after ?? before)!
  const better = betterOf(one.metric)
  const isJudged = better !== null && before?.figure != null && after?.figure != null && before.figure !== after.figure
  const isMoved = before && after && placeOf(before) !== placeOf(after)
  const said = (result: Result) =>
    isMoved ? `${words(result)}, ${revealed(placeOf(result)) || 'all of it'}` : words(result)
  return {
    field: revealed(one.metric),
    note: revealed([one.group || 'All', isMoved ? '' : placeOf(one)].filter(Boolean).join(', ')),
    before: before ? said(before) : null,
    after: after ? said(after) : null,
    whole: true,
    ...(isJudged
      ? {
          verdict:
            after!.figure! > before!.figure! === (better === 'higher') ? ('better' as const) : ('worse' as const),
        }
      : {}),
  }
}

function words({ value, unit, low, high, baseline, size }: Result): string {
  return revealed(
    [
      unit && !value.endsWith(unit) ? `${value} ${unit}` : value,
      low !== null && high !== null ? `${low} to ${high}` : null,
      baseline ? `baseline ${baseline}` : null,
      size ? `of ${size}` : null,
    ]
      .filter(Boolean)
      .join('; '),
  )
}

export const isDifferent = ({ before, after }: Change): boolean => before !== after
