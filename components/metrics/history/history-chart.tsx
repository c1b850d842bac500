// The history of a metric, drawn on the server: only reading single values off it needs a script.

import type { HistoryView } from '@/lib/metrics/observations/views'
import { valueWords } from '@/lib/metrics/rules'
import { ChartLegend } from './chart-legend'
import { HistoryEvents } from './history-events'
import { HistoryReader } from './history-reader'
import { lineName, lineStyle } from './line-style'
import { type Mark, marksOf, numberOf } from './marks'
import { heightOf, type Plot, placeOf, plotOf } from './plot'
import { HEIGHT, WIDTH } from './plot-size'
import { TargetShapes } from './target-shapes'
import { tickWords } from './words'
import './history.css'

type ChartProps = {
  history: HistoryView
  /** What the chart shows in one sentence; read aloud in its place. */
  finding: string
  /** In ms since 1970; without a begin all of it. */
  range: { from: number | null; to: number }
  base: string
}

export function HistoryChart({ history, finding, range, base }: ChartProps) {
  const plot = plotOf(history, range)
  const marks = marksOf(history.events, plot)
  const unit = history.metric.unit
  const top = (value: number) => `${heightOf(plot, value)}%`
  const rows = Math.max(0, ...marks.map(({ row }) => row + 1))
  return (
    <div className="history">
      <div className="history-plot" style={{ '--rows': rows } as React.CSSProperties}>
        <div className="history-scale" aria-hidden="true">
          <span className="history-longest">{longest(plot.valueTicks.map((value) => tickWords(value, unit)))}</span>
          {plot.valueTicks.map((value) => (
            <span key={value} className="history-at" style={{ top: top(value) }}>
              {tickWords(value, unit)}
            </span>
          ))}
        </div>
        <div className="history-field">
          <Marks marks={marks} />
          <svg
            viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={`${finding}. The values stand in the table below.`}
          >
            {plot.valueTicks.map((value) => (
              <path key={value} className="history-grid" d={`M0 ${(heightOf(plot, value) / 100) * HEIGHT}H${WIDTH}`} />
            ))}
            <TargetShapes plot={plot} />
            {[...plot.lines].reverse().map((one) => (
              <g key={one.key} className={lineStyle(plot.lines, one)}>
                <path className="history-line" d={one.path} />
                {one.dots ? <path className="history-dots" d={one.dots} /> : null}
              </g>
            ))}
            {plot.breaches ? <path className="history-breaches" d={plot.breaches} /> : null}
          </svg>
          <HistoryReader
            unit={unit}
            scale={{ from: plot.from, to: plot.to, low: plot.low, high: plot.high }}
            lines={plot.lines.map((one) => ({
              name: lineName(plot.lines, one),
              style: lineStyle(plot.lines, one),
              points: one.points,
            }))}
            spans={plot.spans}
          />
        </div>
        <Ends plot={plot} unit={unit} />
        <div className="history-times" aria-hidden="true">
          {plot.timeTicks.map(({ at, label, isMinor }) => (
            <span key={at} className={isMinor ? 'history-minor' : undefined} style={{ left: `${placeOf(plot, at)}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <ChartLegend plot={plot} unit={unit} />
      <HistoryEvents marks={marks} base={base} />
    </div>
  )
}

function Marks({ marks }: { marks: Mark[] }) {
  return (
    <div className="history-marks" aria-hidden="true">
      {marks.map((mark) => (
        <span
          key={mark.events[0]!.n}
          className={mark.isAtEnd ? 'history-mark history-mark-end' : 'history-mark'}
          style={{ left: `${mark.left}%`, '--row': mark.row } as React.CSSProperties}
        >
          <b className={mark.events.some(({ kind }) => kind === 'breach') ? 'history-mark-bad' : undefined}>
            {numberOf(mark)}
          </b>
          {mark.words ? <i>{mark.words}</i> : null}
        </span>
      ))}
    </div>
  )
}

/** What is aimed at now, named where its line ends; names that would meet make way. */
function Ends({ plot, unit }: { plot: Plot; unit: string }) {
  const newest = plot.spans.at(-1)
  if (!newest) return <div />
  const { target, guardrail, bandLow, bandHigh } = newest
  const found = [
    { kind: 'target', word: 'target', value: target },
    { kind: 'target', word: 'band from', value: bandLow },
    { kind: 'target', word: 'band to', value: bandHigh },
    { kind: 'guardrail', word: 'guardrail', value: guardrail },
  ].filter((one): one is { kind: string; word: string; value: number } => one.value !== null)
  const placed = found.map((one) => ({ ...one, top: heightOf(plot, one.value) })).sort((a, b) => a.top - b.top)
  for (const [index, one] of placed.entries()) {
    const before = placed[index - 1]
    if (before) one.top = Math.max(one.top, before.top + 12)
  }
  return (
    <div className="history-ends" aria-hidden="true">
      <span className="history-longest">{longest(placed.map(({ word }) => word))}</span>
      {placed.map(({ kind, word, value, top }) => (
        <span key={word} className={`history-at history-end-${kind}`} style={{ top: `${top}%` }}>
          {word}
          <b title={valueWords(value, unit)}>{tickWords(value, unit)}</b>
        </span>
      ))}
    </div>
  )
}

const longest = (words: string[]) => words.reduce((most, word) => (word.length > most.length ? word : most), '')
