// Drawn on the server, in shares of the width: words keep their size on every screen.
import { type ChartRow, domainOf, type ResultChart } from './result-charts'
import './results.css'

type Props = { chart: ResultChart; finding: string; version: string; previous: string | null }

/** One metric by group: the figure, the one of the version before, the baseline, target and guardrail. */
export function ResultChartView({ chart, finding, version, previous }: Props) {
  const { rows, target, guardrail, better } = chart
  const [low, high] = domainOf(chart)
  const at = (value: number) => `${(((value - low) / (high - low)) * 100).toFixed(2)}%`
  const hasPrevious = rows.some((row) => row.previous !== null)
  const hasBaseline = rows.some((row) => row.baseline !== null)
  const hasSize = rows.some(({ size }) => size !== '')
  return (
    <>
      <ul className="rc-legend">
        {hasBaseline ? (
          <li>
            <i className="rc-key rc-baseline" /> baseline
          </li>
        ) : null}
        {hasPrevious ? (
          <li>
            <i className="rc-key rc-previous" /> {previous}
            {chart.previousPlace ? `, on ${chart.previousPlace}` : null}
          </li>
        ) : null}
        <li>
          <i className="rc-key rc-value" /> {version}
        </li>
        {rows.some(({ low: end }) => end !== null) ? (
          <li>
            <i className="rc-key rc-range" /> its range
          </li>
        ) : null}
      </ul>
      <div
        className={hasSize ? 'rc rc-sized' : 'rc'}
        role="img"
        aria-label={`${finding}. The figures stand in the table below.`}
      >
        <div className="rc-row rc-heads" aria-hidden="true">
          <span className="rc-plot">
            {guardrail === null ? null : (
              <Bound place={at(guardrail)} className="rc-bad" isLeft={better !== 'lower'}>
                guardrail {figure(guardrail)}
              </Bound>
            )}
            {target === null ? null : (
              <Bound place={at(target)} className="rc-good" isLeft={better === 'lower'}>
                target {figure(target)}
              </Bound>
            )}
          </span>
        </div>
        {rows.map((row) => (
          <Row key={row.id} row={row} chart={chart} at={at} hasSize={hasSize} />
        ))}
        <div className="rc-row rc-axis" aria-hidden="true">
          <span className="rc-plot">
            {ticks(low, high).map((tick) => (
              <span key={tick} style={{ left: at(tick) }}>
                {figure(tick)}
              </span>
            ))}
          </span>
        </div>
      </div>
      {chart.hidden > 0 ? <p className="text-12 text-fg-3">{chart.hidden} more groups are in the table.</p> : null}
    </>
  )
}

function Row(props: { row: ChartRow; chart: ResultChart; at: (value: number) => string; hasSize: boolean }) {
  const { row, at, hasSize } = props
  const { guardrail, target, better } = props.chart
  const { previous, baseline } = row
  const isWorse =
    previous !== null && better !== null && (better === 'lower' ? row.value > previous : row.value < previous)
  const all = [row.value, previous, baseline].filter((value) => value !== null)
  const span = (from: number, to: number) => ({ left: at(from), right: `calc(100% - ${at(to)})` })
  return (
    <div className={row.group === '' ? 'rc-row rc-all' : 'rc-row'} aria-hidden="true">
      <span className="rc-group">{row.group || 'All'}</span>
      {hasSize ? <span className="rc-size">{row.size}</span> : null}
      <span className={isWorse ? 'rc-plot rc-worse' : 'rc-plot'}>
        {guardrail === null || better === null ? null : (
          <i
            className="rc-beyond"
            style={
              better === 'lower'
                ? { left: at(guardrail), right: 0 }
                : { left: 0, right: `calc(100% - ${at(guardrail)})` }
            }
          />
        )}
        {guardrail === null ? null : <i className="rc-line rc-bad" style={{ left: at(guardrail) }} />}
        {target === null ? null : <i className="rc-line rc-good" style={{ left: at(target) }} />}
        <i className="rc-thread" style={span(Math.min(...all), Math.max(...all))} />
        {row.low !== null && row.high !== null ? <i className="rc-range" style={span(row.low, row.high)} /> : null}
        {previous === null ? null : (
          <i className="rc-step" style={span(Math.min(previous, row.value), Math.max(previous, row.value))} />
        )}
        {baseline === null ? null : <i className="rc-baseline" style={{ left: at(baseline) }} />}
        {previous === null ? null : <i className="rc-previous" style={{ left: at(previous) }} />}
        <i className="rc-value" style={{ left: at(row.value) }} />
      </span>
      <span className="rc-figure">{row.shown}</span>
    </div>
  )
}

function Bound({
  place,
  className,
  isLeft,
  children,
}: {
  place: string
  className: string
  isLeft: boolean
  children: React.ReactNode
}) {
  return (
    <span className={`rc-bound ${className}`} style={isLeft ? { right: `calc(100% - ${place})` } : { left: place }}>
      {children}
    </span>
  )
}

const figure = (value: number) => new Intl.NumberFormat('en', { maximumSignificantDigits: 4 }).format(value)

/** About five round figures. */
function ticks(low: number, high: number): number[] {
  const rough = (high - low) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 2.5, 5, 10].map((each) => each * power).find((each) => each >= rough)!
  const first = Math.ceil(low / step)
  const count = Math.floor(high / step) - first + 1
  return Array.from({ length: Math.max(0, count) }, (_, at) => Number(((first + at) * step).toPrecision(10)))
}
