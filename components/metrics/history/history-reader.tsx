'use client'
// Reads single values off the chart: by pointing, by touch, or with the arrow keys.
import { type KeyboardEvent, type PointerEvent, useMemo, useState } from 'react'
import { dayWords } from '@/components/ui/relative-time'
import type { Point } from '@/lib/metrics/observations/views'
import { valueWords } from '@/lib/metrics/rules'
import { HEIGHT, WIDTH } from './plot-size'
import type { Span } from './target-spans'

type ReaderProps = {
  unit: string
  scale: { from: number; to: number; low: number; high: number }
  lines: Array<{ name: string; style: string; points: Point[] }>
  spans: Span[]
}

export function HistoryReader({ unit, scale, lines, spans }: ReaderProps) {
  const [at, setAt] = useState<number | null>(null)
  const times = useMemo(
    () => [...new Set(lines.flatMap(({ points }) => points.map(([time]) => time)))].sort((a, b) => a - b),
    [lines],
  )
  if (times.length === 0) return null
  const place = at === null ? -1 : nearest(times, at)
  const time = times[place]
  const left = (moment: number) => ((moment - scale.from) / (scale.to - scale.from || 1)) * 100
  const read = time === undefined ? [] : valuesAt(lines, time)

  function point(event: PointerEvent<HTMLDivElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    setAt(scale.from + ((event.clientX - box.left) / box.width) * (scale.to - scale.from))
  }
  function step(event: KeyboardEvent) {
    const last = times.length - 1
    const from = place < 0 ? last + 1 : place
    const to = {
      ArrowLeft: from - 1,
      ArrowDown: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from + 1,
      PageUp: from + 10,
      PageDown: from - 10,
      Home: 0,
      End: last,
    }[event.key]
    if (event.key === 'Escape') setAt(null)
    if (to === undefined) return
    event.preventDefault()
    setAt(times[Math.min(last, Math.max(0, to))]!)
  }

  return (
    <div
      className="history-reader"
      role="slider"
      tabIndex={0}
      aria-label="Read a value"
      aria-valuemin={1}
      aria-valuemax={times.length}
      aria-valuenow={place < 0 ? times.length : place + 1}
      aria-valuetext={time === undefined ? 'Arrow keys go from value to value' : spoken(time, read, unit)}
      onPointerMove={point}
      onPointerDown={point}
      onPointerLeave={(event) => event.pointerType === 'mouse' && setAt(null)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && at === null && setAt(times.at(-1)!)}
      onBlur={() => setAt(null)}
      onKeyDown={step}
    >
      {time === undefined ? null : (
        <>
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <path className="history-cursor" d={`M${(left(time) / 100) * WIDTH} 0V${HEIGHT}`} />
            {read.map(({ name, style, value, time: own }) => (
              <g key={name} className={style}>
                <path
                  className="history-read"
                  d={`M${(left(own) / 100) * WIDTH} ${((scale.high - value) / (scale.high - scale.low || 1)) * HEIGHT}h0`}
                />
              </g>
            ))}
          </svg>
          <Readout time={time} read={read} unit={unit} span={spanAt(spans, time)} left={left(time)} />
        </>
      )}
    </div>
  )
}

type Read = { name: string; style: string; time: number; value: number }

type ReadoutProps = { time: number; read: Read[]; unit: string; span: Span | undefined; left: number }

function Readout({ time, read, unit, span, left }: ReadoutProps) {
  return (
    <div
      className={left > 50 ? 'history-readout history-readout-end' : 'history-readout'}
      style={{ left: `${left}%` }}
      aria-hidden="true"
    >
      <p className="num">{timeWords(time)}</p>
      <dl>
        {read.map(({ name, style, time: own, value }) => (
          <div key={name} className={style}>
            <dt>
              <svg width="14" height="8" viewBox="0 0 14 8" aria-hidden="true">
                <path className="history-line" d="M0 4H14" />
              </svg>
              {name}
            </dt>
            <dd className="num">
              {valueWords(value, unit)}
              {own === time ? null : <small> of {timeWords(own)}</small>}
            </dd>
          </div>
        ))}
        {span?.target != null ? (
          <div>
            <dt>target then</dt>
            <dd className="num">{valueWords(span.target, unit)}</dd>
          </div>
        ) : null}
      </dl>
    </div>
  )
}

/** "31 May 2026", with the time of day where there is one. */
function timeWords(time: number): string {
  const at = new Date(time)
  return time % 86_400_000 === 0 ? dayWords(at) : `${dayWords(at)}, ${at.toISOString().slice(11, 16)} UTC`
}

const spoken = (time: number, read: Read[], unit: string) =>
  `${timeWords(time)}: ${read.map(({ name, value }) => `${name} ${valueWords(value, unit)}`).join(', ')}`

const spanAt = (spans: Span[], time: number) => spans.findLast(({ from }) => from <= time)

/** Of each line the value that stood then. */
function valuesAt(lines: ReaderProps['lines'], time: number): Read[] {
  return lines.flatMap(({ name, style, points }) => {
    const at = lastUpTo(points, time)
    return at ? [{ name, style, time: at[0], value: at[1] }] : []
  })
}

function lastUpTo(points: Point[], time: number): Point | undefined {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (points[middle]![0] <= time) low = middle + 1
    else high = middle
  }
  return points[low - 1]
}

function nearest(times: number[], at: number): number {
  let low = 0
  let high = times.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]! < at) low = middle + 1
    else high = middle
  }
  return low > 0 && at - times[low - 1]! < times[low]! - at ? low - 1 : low
}
