import Link from 'next/link'
import type { PortfolioLedgerRow } from '@/lib/metrics/ledger/views'
import { PairLines } from './pair-lines'

/** Use cases that run, with what was promised to date and what came of it. */
export function PortfolioRows({ rows, base }: { rows: readonly PortfolioLedgerRow[]; base: string }) {
  return (
    <table className="dt">
      <caption className="sr-only">Promised and realised by use case</caption>
      <thead>
        <tr>
          <th scope="col">Use case</th>
          <th scope="col" className="dt-end">
            Promised to date
          </th>
          <th scope="col" className="dt-end">
            Realised
          </th>
          <th scope="col" className="dt-end">
            Of the promise
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.useCase.ref}>
            <th scope="row">
              <Link href={`${base}/use-cases/${row.useCase.ref}/value`} prefetch={false}>
                <span className="ref">{row.useCase.ref}</span> {row.useCase.name}
              </Link>
            </th>
            <td className="dt-end" data-label="Promised to date">
              <PairLines row={row} column="promised" />
            </td>
            <td className="dt-end" data-label="Realised">
              <PairLines row={row} column="realised" />
            </td>
            <td className="dt-end" data-label="Of the promise">
              <PairLines row={row} column="share" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
