import { cx } from '@/components/ui/cx'
import { lineName, lineStyle } from './line-style'
import type { Plot } from './plot'
import { legible, tickWords } from './words'

/** What each line is, with its newest value; then the ground behind them. */
export function ChartLegend({ plot, unit }: { plot: Plot; unit: string }) {
  const nameOf = (one: Plot['lines'][number]) => lineName(plot.lines, one)
  const isOverall = ({ slice, version }: Plot['lines'][number]) => slice === '' && version === null
  const named = [...new Map(plot.lines.map((one) => [nameOf(one), one])).values()].sort(
    (a, b) => Number(isOverall(b)) - Number(isOverall(a)) || (nameOf(a) < nameOf(b) ? -1 : 1),
  )
  const hasBeyond = plot.spans.some(({ beyond }) => beyond.length > 0)
  return (
    <ul className="history-legend" aria-label="Legend">
      {named.map((one) => (
        <li key={one.key} className={lineStyle(plot.lines, one)}>
          <Sample>
            <path className="history-line" d="M1 6H23" />
          </Sample>
          <span className={cx(isOverall(one) && 'font-medium')}>{nameOf(one)}</span>
          <span className="num text-fg-3">{tickWords(legible(one.points.at(-1)![1]), unit)}</span>
        </li>
      ))}
      {plot.spans.length > 0 ? (
        <li>
          <Sample>
            <path className="history-target" d="M1 8H12V4H23" />
          </Sample>
          {plot.spans.some(({ bandLow }) => bandLow !== null) ? 'target band' : 'target'}
        </li>
      ) : null}
      {hasBeyond ? (
        <li>
          <Sample>
            <rect className="history-beyond" width="24" height="12" />
            <path className="history-guardrail" d="M0 1H24" />
          </Sample>
          beyond the guardrail
        </li>
      ) : null}
      {plot.breaches ? (
        <li>
          <Sample>
            <path className="history-breaches" d="M12 6h0" />
          </Sample>
          someone had to act
        </li>
      ) : null}
    </ul>
  )
}

function Sample({ children }: { children: React.ReactNode }) {
  return (
    <svg width="24" height="12" viewBox="0 0 24 12" aria-hidden="true">
      {children}
    </svg>
  )
}
