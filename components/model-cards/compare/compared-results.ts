import type { Change } from '@/components/ui/diff-table'
import { revealed } from '@/components/ui/hidden-characters'
import { groupKey, type Result, seriesKey } from '../results/result-rows'

/** Figures of two cards side by side: the same metric, data and group in one row; what only one of them has stands alone. */
export function comparedResults(
  before: readonly Result[],
  after: readonly Result[],
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): Change[] {
  const keyed = (results: readonly Result[]) => {
    const seen = new Map<string, number>()
    return results.map((result) => {
      const key = `${seriesKey(result)} ${groupKey(result)}`
      const count = (seen.get(key) ?? 0) + 1
      seen.set(key, count)
      return { result, key: `${key} ${count}` }
    })
  }
  const was = new Map(keyed(before).map(({ result, key }) => [key, result]))
  const is = keyed(after)
  const rows = is.map(({ result, key }) => toChange(was.get(key), result, betterOf))
  const known = new Set(is.map(({ key }) => key))
  const gone = [...was].filter(([key]) => !known.has(key)).map(([, result]) => toChange(result, undefined, betterOf))
  return [...rows, ...gone]
}

function toChange(
  before: Result | undefined,
  after: Result | undefined,
  betterOf: (metric: string) => 'higher' | 'lower' | null,
): Change {
  const one = (after ?? before)!
  const better = betterOf(one.metric)
  const isJudged = better !== null && before?.figure != null && after?.figure != null && before.figure !== after.figure
  return {
    field: revealed(one.metric),
    note: revealed([one.group || 'All', one.datasetTitle || one.dataset, one.split].filter(Boolean).join(', ')),
    before: before ? words(before) : null,
    after: after ? words(after) : null,
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
