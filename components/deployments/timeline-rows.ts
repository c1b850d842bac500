// Which deployment stands in which row of the timeline, and from where to where in per cent of its width.
import { scaleUtc } from '@visx/scale'
import type { DeploymentItem, TimelineView } from '@/lib/deployments/views'
import { environments } from '@/lib/platform/vocabulary'

export interface Bar {
  item: DeploymentItem
  left: number
  width: number
}

export interface Row {
  key: string
  model: { ref: string; name: string }
  /** Bars that do not overlap; what runs beside stands in a lane of its own. */
  lanes: Bar[][]
}

export interface Group {
  environment: string
  rows: Row[]
}

export interface Timeline {
  groups: Group[]
  ticks: Array<{ at: number; label: string }>
}

export function timelineOf({ from, to, spans }: TimelineView): Timeline {
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const place = (at: number) => ((Math.min(Math.max(at, begin), end) - begin) / (end - begin || 1)) * 100
  const barOf = (item: DeploymentItem): Bar => {
    const left = place(Date.parse(item.startedAt))
    return { item, left, width: place(item.endedAt ? Date.parse(item.endedAt) : end) - left }
  }
  const groups = environments.flatMap((environment) => {
    const own = spans.filter((span) => span.environment === environment)
    const rows = [...new Map(own.map(({ model }) => [model.ref, model])).values()]
      .sort((one, other) => one.name.localeCompare(other.name, 'en'))
      .map(({ ref, name }) => ({
        key: `${environment} ${ref}`,
        model: { ref, name },
        lanes: lanesOf(own.filter(({ model }) => model.ref === ref).map(barOf)),
      }))
    return rows.length > 0 ? [{ environment, rows }] : []
  })
  return { groups, ticks: ticksOf(begin, end) }
}

/** Oldest first: each goes to the first lane whose last one is over by then. */
function lanesOf(bars: readonly Bar[]): Bar[][] {
  const lanes: Bar[][] = []
  for (const bar of bars) {
    const free = lanes.find((lane) => {
      const last = lane.at(-1)!.item
      return last.endedAt !== null && last.endedAt <= bar.item.startedAt
    })
    if (free) free.push(bar)
    else lanes.push([bar])
  }
  return lanes
}

function ticksOf(begin: number, end: number): Timeline['ticks'] {
  const scale = scaleUtc<number>({ domain: [new Date(begin), new Date(end)], range: [0, 100] })
  const ticks = scale.ticks(6)
  const isMonths = end - begin > 90 * 86_400_000
  return ticks.map((at, index) => {
    const isYear = index === 0 || at.getUTCMonth() === 0
    const words = new Intl.DateTimeFormat('en-GB', {
      ...(isMonths ? {} : { day: 'numeric' }),
      month: 'short',
      ...(isYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    })
    return { at: scale(at), label: words.format(at) }
  })
}
