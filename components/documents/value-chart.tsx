import { scaleLinear } from '@visx/scale'
import { area, line } from '@visx/shape'
import { formatMoney } from '@/components/ui/money'
import type { ValueCase } from '@/lib/documents/rules'
import { valueFinding } from './value-words'

const MONTHS = [0, 6, 12, 18, 24, 30, 36]
/** The plot's own units; it is stretched to the width there is, so that its words keep their size. */
const [WIDTH, HEIGHT] = [360, 190]

/** Drawn on the server: what is won or lost so far, by month, with the band between badly and well. */
export function ValueChart({ value }: { value: ValueCase }) {
  const { pessimistic, likely, optimistic, hasRange, currency } = value
  const all = [pessimistic, likely, optimistic].flatMap(({ series }) => series)
  const x = scaleLinear<number>({ domain: [0, 36], range: [0, WIDTH] })
  const y = scaleLinear<number>({ domain: [Math.min(0, ...all), Math.max(0, ...all)], range: [HEIGHT, 0], nice: 4 })
  const ticks = y.ticks(4)
  const top = (amount: number) => `${(y(amount) / HEIGHT) * 100}%`
  const left = (month: number) => `${(month / 36) * 100}%`
  const range = area<number>({
    x: (_, month) => x(month),
    y0: (low) => y(low),
    y1: (_, month) => y(optimistic.series[month]!),
  })
  const path = line<number>({ x: (_, month) => x(month), y })
  const months = likely.paybackMonths
  return (
    <figure className="value-plot" role="img" aria-label={`${valueFinding(value)} The figures stand below.`}>
      <div className="value-scale" aria-hidden="true">
        {/* Unseen: gives the column the width of its longest word. */}
        <span className="invisible">{formatMoney(longestOf(ticks), currency, true)}</span>
        {ticks.map((amount) => (
          <span key={amount} className="value-at" style={{ top: top(amount) }}>
            {formatMoney(amount, currency, true)}
          </span>
        ))}
      </div>
      <div className="relative">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          {ticks.map((amount) => (
            <line
              key={amount}
              className={amount === 0 ? 'value-zero' : 'value-grid'}
              x1={0}
              x2={WIDTH}
              y1={y(amount)}
              y2={y(amount)}
            />
          ))}
          {hasRange ? <path className="value-range" d={range(pessimistic.series) ?? ''} /> : null}
          <path className="value-likely" d={path(likely.series) ?? ''} />
        </svg>
        {months !== null && months <= 36 ? (
          <span className="value-mark" style={{ left: left(months), top: top(likely.series[months]!) }} />
        ) : null}
      </div>
      <div className="value-ends" aria-hidden="true">
        <span className="invisible">likely</span>
        <span className="value-at font-semibold text-ink" style={{ top: top(likely.series[36]!) }}>
          likely
        </span>
      </div>
      <div className="value-months" aria-hidden="true">
        {MONTHS.map((month) => (
          <span key={month} style={{ left: left(month) }}>
            {month === 0 ? 'release' : month}
          </span>
        ))}
      </div>
    </figure>
  )
}

function longestOf(ticks: number[]): number {
  return ticks.reduce((longest, tick) => (String(tick).length > String(longest).length ? tick : longest), 0)
}
