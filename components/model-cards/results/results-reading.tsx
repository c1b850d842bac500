import type { ResultCheck } from '@/lib/model-cards/verify-results/rules'
import { ResultChartView } from './result-chart'
import type { ResultChart } from './result-charts'
import { resultFinding } from './result-finding'
import { marksInWords } from './result-mark'
import type { Result } from './result-rows'
import { ResultTable } from './result-table'
import './results.css'

export interface ResultsView {
  results: Result[]
  charts: ResultChart[]
  checks: Record<string, ResultCheck>
  /** The run that the figures are compared with. */
  run: string | null
  /** `v3`, and the one before it whose card is published. */
  version: string
  previous: string | null
}

type Props = { view: ResultsView; from: number; hrefOf: (from: number) => string }

/** Results as people look at them: a chart for each metric by group, and every figure in a table behind. */
export function ResultsReading({ view, from, hrefOf }: Props) {
  const { results, charts, checks, version, previous } = view
  const isOpen = charts.length === 0 || from > 1
  return (
    <div className="results" id="results">
      {charts.map((chart) => {
        const finding = resultFinding(chart, version, previous)
        return (
          <figure key={chart.key} className="mb-4">
            <figcaption>
              <p className="rc-title">{capital(finding)}</p>
              <p className="rc-place">
                {[chart.metric, chart.place, chart.unit, chart.tracked].filter(Boolean).join(' · ')}
              </p>
            </figcaption>
            <ResultChartView chart={chart} finding={finding} version={version} previous={previous} />
          </figure>
        )
      })}
      <details className="rt" open={isOpen}>
        <summary>
          {results.length === 1 ? 'The figure' : `All ${results.length.toLocaleString('en')} figures`}:{' '}
          {marksInWords(Object.values(checks))}
        </summary>
        <ResultTable results={results} checks={checks} from={from} hrefOf={hrefOf} />
      </details>
    </div>
  )
}

const capital = (text: string) => (/^v\d/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1))
