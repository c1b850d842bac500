// Runs as dots, drawn on the server; the table below holds the same and is the way for keyboards and screen readers.

import { bestRuns, type Column, valueIn } from '@/lib/experiments/comparison/rules'
import type { ComparedRun } from '@/lib/experiments/comparison/views'
import { figureOf } from '@/lib/experiments/rules'
import { standingOf } from '@/lib/metrics/standing'
import { type Axis, nameOf, plotRuns } from './run-plot'
import './experiments.css'

type ChartProps = {
  runs: readonly ComparedRun[]
  x: Axis
  y: Column
  /** What the chart shows in one sentence; read aloud in its place. */
  finding: string
  base: string
}

export function RunChart({ runs, x, y, finding, base }: ChartProps) {
  const plot = plotRuns(runs, x, y)
  const best = bestRuns(runs, y)
  const unit = (axis: Axis) => (axis !== 'time' && axis.metric?.unit ? `, ${axis.metric.unit}` : '')
  return (
    <figure className="run-chart">
      <p className="run-axis">
        {nameOf(y)}
        {unit(y)}
      </p>
      <div className="run-plot">
        <div className="run-scale" aria-hidden="true">
          <span className="run-longest">{plot.yTicks.reduce((most, { label }) => longer(most, label), '')}</span>
          {plot.yTicks.map(({ at, label }) => (
            <span key={label} style={{ top: `${at}%` }}>
              {label}
            </span>
          ))}
        </div>
        <div className="run-field">
          <span role="img" aria-label={`${finding}. The values stand in the table below.`} />
          {plot.yTicks.map(({ at, label }) => (
            <i key={label} className="run-grid" style={{ top: `${at}%` }} />
          ))}
          {plot.yLines.map(({ at, beyond, kind, label }) => (
            <span key={label}>
              {beyond ? (
                <i className="run-beyond" style={{ top: `${beyond[0]}%`, height: `${beyond[1] - beyond[0]}%` }} />
              ) : null}
              <i className={`run-line run-${kind}`} style={{ top: `${at}%` }}>
                <em>{label}</em>
              </i>
            </span>
          ))}
          {plot.xLines.map(({ at, kind, label }) => (
            <i key={label} className={`run-upright run-${kind}`} style={{ left: `${at}%` }}>
              <em>{label}</em>
            </i>
          ))}
          <div aria-hidden="true">
            {plot.dots.map(({ run, x: left, y: top, words }) => (
              <a
                key={run.id}
                href={`${base}/experiments/runs/${run.ref}`}
                tabIndex={-1}
                className={`run-dot ${lookOf(run, y)}${best.includes(run.ref) ? ' run-dot-best' : ''}`}
                style={{ left: `${left}%`, top: `${top}%` }}
                title={words}
              >
                {best.includes(run.ref) ? <b>{run.ref}</b> : null}
              </a>
            ))}
          </div>
        </div>
        <div className="run-foot" aria-hidden="true">
          {plot.xTicks.map(({ at, label }) => (
            <span key={`${at}${label}`} style={{ left: `${at}%` }}>
              {label}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="run-axis run-axis-x">
        {nameOf(x)}
        {unit(x)}
        {plot.missing > 0 ? (
          <span className="text-fg-3">
            {' '}
            · {plot.missing} {plot.missing === 1 ? 'run has' : 'runs have'} no figure there
          </span>
        ) : null}
      </figcaption>
    </figure>
  )
}

const longer = (one: string, other: string) => (other.length > one.length ? other : one)

function lookOf(run: ComparedRun, { id, metric }: Column): string {
  const figure = figureOf(valueIn(run, id) ?? '')
  if (!metric || figure === null) return ''
  const standing = standingOf(metric, figure)
  return standing === 'reached' ? 'run-dot-met' : standing === 'beyond_guardrail' ? 'run-dot-beyond' : ''
}
