// What of a history is shown, as its address says it: `?range=90d&slices=a&slices=b`, or `?by=version`.
export const ranges = [
  { id: '30d', label: '30 days', words: 'the last 30 days', days: 30 },
  { id: '90d', label: '90 days', words: 'the last 90 days', days: 90 },
  { id: '1y', label: '1 year', words: 'the last year', days: 365 },
  { id: 'all', label: 'All', words: 'all time', days: null },
] as const
export type HistoryRange = (typeof ranges)[number]

export const MOST_SLICES = 6
const DAY_MS = 86_400_000

export interface HistoryChoice {
  range: HistoryRange
  /** Beside the overall one. */
  slices: string[]
  /** A line for each model version in place of slices. */
  byVersion: boolean
}

type Given = string | string[] | undefined

/** What an address says that is none of ours is left out. */
export function readChoice(params: { range?: Given; slices?: Given; by?: Given }): HistoryChoice {
  const given = [params.slices ?? []].flat()
  return {
    range: ranges.find(({ id }) => id === [params.range].flat()[0]) ?? ranges[2],
    slices: [...new Set(given.map((slice) => slice.slice(0, 120)).filter(Boolean))].slice(0, MOST_SLICES),
    byVersion: params.by === 'version',
  }
}

export function choiceHref(path: string, { range, slices, byVersion }: HistoryChoice): string {
  const query = new URLSearchParams()
  if (range.id !== '1y') query.set('range', range.id)
  if (byVersion) query.set('by', 'version')
  for (const slice of byVersion ? [] : slices) query.append('slices', slice)
  const text = query.toString()
  return `${path}${text ? `?${text}` : ''}#history`
}

/** Whole days, so that a page asked for twice asks the same. */
export function rangeTimes({ days }: HistoryRange, now: Date): { from: number | null; to: number } {
  const to = now.getTime()
  return { from: days === null ? null : Math.floor((to - days * DAY_MS) / DAY_MS) * DAY_MS, to }
}
