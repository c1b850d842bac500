import Link from 'next/link'
import { dayWords } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { LedgerSource } from '@/lib/metrics/ledger/views'
import { valueWords } from '@/lib/metrics/rules'

/** The metrics that what is realised is counted from; those that cannot be counted say why. */
export function LedgerSources({ sources, base }: { sources: readonly LedgerSource[]; base: string }) {
  if (sources.length === 0) {
    return (
      <p className="max-w-[72ch] text-13 text-fg-2">
        No metric of this use case counts as value. Mark one that is in money or hours by a period, such as “EUR a
        month”, on its page; what it gains over its baseline is then counted here.
      </p>
    )
  }
  return (
    <table className="dt">
      <caption className="sr-only">Metrics that count as value</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" className="dt-end">
            Baseline
          </th>
          <th scope="col" className="dt-end">
            Newest value
          </th>
          <th scope="col">Counted</th>
        </tr>
      </thead>
      <tbody>
        {sources.map(({ ref, name, unit, baseline, newest, newestAt, left }) => (
          <tr key={ref}>
            <th scope="row">
              <Link href={`${base}/metrics/${ref}`} prefetch={false}>
                <span className="ref">{ref}</span> {name}
              </Link>
            </th>
            <td className="dt-end" data-label="Baseline">
              {baseline === null ? <span className="text-fg-3">nothing before</span> : valueWords(baseline, unit)}
            </td>
            <td className="dt-end" data-label="Newest value">
              <div>
                {newest === null ? <span className="text-fg-3">none</span> : valueWords(newest, unit)}
                {newestAt ? <div className="text-12 text-fg-3">{dayWords(newestAt)}</div> : null}
              </div>
            </td>
            <td data-label="Counted">
              {left === null ? (
                <Status tone="ok">what it gains over its baseline</Status>
              ) : (
                <div>
                  <Status tone="warn">not counted</Status>
                  <div className="max-w-[52ch] text-12 text-fg-2">{left}</div>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
