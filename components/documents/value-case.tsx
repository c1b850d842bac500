import { formatMoney } from '@/components/ui/money'
import { type Forecast, paybackWords, type ValueCase, valueCase } from '@/lib/documents/rules'
import { outlookLabels, outlooks } from '@/lib/documents/vocabulary'
import type { Answers } from '@/lib/templates/vocabulary'
import { AnswerTable } from './answer-table'
import { ValueChart } from './value-chart'
import { valueFinding } from './value-words'

/** What the amounts of a document come to, as a sentence, a picture and figures. */
export function ValueCasePanel({ answers }: { answers: Answers }) {
  const { value, problem } = valueCase(answers)
  if (!value) {
    return (
      <section className="value-case" aria-labelledby="value-case">
        <h3 id="value-case">The value case</h3>
        <p className="text-13 text-fg-2">{problem}</p>
      </section>
    )
  }
  return (
    <section className="value-case" aria-labelledby="value-case">
      <h3 id="value-case">{valueFinding(value)}</h3>
      <p className="text-12 text-fg-3">
        What is won or lost in all, by month after the first release, {value.currency}
        {value.hasRange
          ? '. The line is likely; the band reaches from what is left if things go badly to if they go well'
          : null}
        .
      </p>
      <ValueChart value={value} />
      <FiguresTable value={value} />
      <MonthsTable value={value} />
      {isUpsideDown(value) ? (
        <p className="mt-2 text-13 text-warn">
          What is given for things going badly comes out better than what is likely. Check the amounts.
        </p>
      ) : null}
    </section>
  )
}

function isUpsideDown({ pessimistic, likely, optimistic }: ValueCase): boolean {
  return pessimistic.netAfter36 > likely.netAfter36 || optimistic.netAfter36 < likely.netAfter36
}

const shownOf = (value: ValueCase) => (value.hasRange ? outlooks : (['likely'] as const))

type TableProps = {
  value: ValueCase
  label: string
  head: string
  rows: Array<[term: string, of: (forecast: Forecast) => string]>
}

/** One row a figure, one column a way in which it may turn out. */
function OutlookTable({ value, label, head, rows }: TableProps) {
  const shown = shownOf(value)
  return (
    <AnswerTable
      label={label}
      heads={[head, ...shown.map((outlook) => outlookLabels[outlook])]}
      figures={[false, ...shown.map(() => true)]}
      rows={rows.map(([term, of]) => ({ key: term, cells: [term, ...shown.map((outlook) => of(value[outlook]))] }))}
      named
    />
  )
}

function FiguresTable({ value }: { value: ValueCase }) {
  const money = (amount: number) => formatMoney(amount, value.currency)
  return (
    <OutlookTable
      value={value}
      label="the value case in figures"
      head=""
      rows={[
        ['Value a year', ({ valuePerYear }) => money(valuePerYear)],
        ['Cost to build, once', ({ costToBuild }) => money(costToBuild)],
        ['Cost to run, a year', ({ costToRun }) => money(costToRun)],
        ['Pays for itself', ({ paybackMonths }) => paybackWords(paybackMonths)],
        ['Won or lost after 12 months', ({ netAfter12 }) => money(netAfter12)],
        ['Won or lost after 36 months', ({ netAfter36 }) => money(netAfter36)],
      ]}
    />
  )
}

const QUARTERS = Array.from({ length: 13 }, (_, quarter) => quarter * 3)

function MonthsTable({ value }: { value: ValueCase }) {
  return (
    <details className="value-more">
      <summary>The figures behind the picture</summary>
      <OutlookTable
        value={value}
        label="won or lost by month"
        head="After"
        rows={QUARTERS.map((month) => [
          `${month} months`,
          ({ series }) => formatMoney(Math.round(series[month]!), value.currency),
        ])}
      />
    </details>
  )
}
