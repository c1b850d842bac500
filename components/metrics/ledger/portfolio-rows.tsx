import Link from 'next/link'
import type { PortfolioLedgerRow } from '@/lib/metrics/ledger/views'
import { Amounts } from './amounts'
import { Shares } from './ledger-columns'

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
              <Amounts amounts={row.promised} none="nothing" />
            </td>
            <td className="dt-end font-medium" data-label="Realised">
              <Amounts amounts={row.realised} none="not measured" />
            </td>
            <td className="dt-end" data-label="Of the promise">
              <Shares row={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
