import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import type { HistorySeries, HistoryView } from '@/lib/metrics/observations/views'
import { guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import { targetAt } from './plot'
import { standingLook } from './standing-look'

/** The chart's newest values as a table: per slice, environment and version. All of them have their own page. */
export function HistoryTable({ history, path }: { history: HistoryView; path: string }) {
  const rows = history.series.filter(({ points }) => points.length > 0)
  return (
    <details className="history-table">
      <summary>Show as a table</summary>
      <table className="dt">
        <caption className="sr-only">Newest values of {history.metric.name}</caption>
        <thead>
          <tr>
            <th scope="col">Slice</th>
            <th scope="col">Environment</th>
            <th scope="col">Version</th>
            <th scope="col">Newest value</th>
            <th scope="col">Measured</th>
            <th scope="col">Standing</th>
            <th scope="col" className="dt-end">
              Values
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={JSON.stringify([row.slice, row.environment, row.version])} row={row} history={history} />
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-13">
        <TextLink href={`${path}/observations`}>Every value that was recorded</TextLink>
      </p>
    </details>
  )
}

function Row({ row, history }: { row: HistorySeries; history: HistoryView }) {
  const [at, value] = row.points.at(-1)!
  const target = targetAt(history.targets, at)
  const look = target && standingLook[standingOf(target, value)]
  return (
    <tr>
      <th scope="row">{row.slice ? revealed(row.slice) : 'Overall'}</th>
      <td data-label="Environment">{row.environment || <span className="text-fg-3">not said</span>}</td>
      <td data-label="Version">{row.version ?? <span className="text-fg-3">not said</span>}</td>
      <td data-label="Newest value" className="num">
        {valueWords(value, history.metric.unit)}
      </td>
      <td data-label="Measured">{dayWords(new Date(at))}</td>
      <td data-label="Standing">
        {target && look ? (
          <div>
            <Status tone={look.tone} icon={look.icon}>
              {look.label}
            </Status>
            <span className="block text-12 text-fg-3">
              {targetWords(target)}; someone acts {guardrailWords(target)}
            </span>
          </div>
        ) : (
          <span className="text-fg-3">no target was set yet</span>
        )}
      </td>
      <td data-label="Values" className="num dt-end">
        {row.count.toLocaleString('en')}
      </td>
    </tr>
  )
}
