import Link from 'next/link'
import { dayWords } from '@/components/ui/relative-time'
import type { LedgerPromise } from '@/lib/metrics/ledger/views'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { Amount } from './amounts'

/** What the Added value document said when each gate was passed. */
export function LedgerPromises({ promises, base }: { promises: readonly LedgerPromise[]; base: string }) {
  const iterations = new Set(promises.map(({ iteration }) => iteration)).size
  const hasTime = promises.some(({ time }) => time !== null)
  return (
    <table className="dt">
      <caption className="sr-only">What was promised at each gate</caption>
      <thead>
        <tr>
          <th scope="col">Gate to</th>
          <th scope="col">Passed</th>
          <th scope="col">Promised by</th>
          <th scope="col" className="dt-end">
            Value a year
          </th>
          {hasTime ? (
            <th scope="col" className="dt-end">
              Time a year
            </th>
          ) : null}
          <th scope="col" className="dt-end">
            Cost to build
          </th>
          <th scope="col" className="dt-end">
            To run a year
          </th>
          <th scope="col">Pays for itself</th>
          <th scope="col">Owed</th>
        </tr>
      </thead>
      <tbody>
        {promises.map((promise) => (
          <tr key={promise.gate}>
            <th scope="row">
              <span>
                {stageLabels[promise.to as Stage]}
                {iterations > 1 ? <span className="font-normal text-fg-3">, iteration {promise.iteration}</span> : null}
              </span>
            </th>
            <td data-label="Passed" className="whitespace-nowrap">
              {dayWords(promise.passedAt)}
            </td>
            <td data-label="Promised by" className="whitespace-nowrap">
              <Link
                className="lk"
                href={`${base}/documents/${promise.document}?revision=${promise.documentRevision}`}
                prefetch={false}
              >
                {promise.document} r{promise.documentRevision}
              </Link>
            </td>
            <Cell label="Value a year" amount={promise.value} />
            {hasTime ? <Cell label="Time a year" amount={promise.time} /> : null}
            <Cell label="Cost to build" amount={promise.costToBuild} />
            <Cell label="To run a year" amount={promise.costToRun} />
            <td data-label="Pays for itself">{paybackWords(promise)}</td>
            <td data-label="Owed" className="whitespace-nowrap">
              {promise.owedFrom ? (
                `since ${dayWords(promise.owedFrom)}`
              ) : (
                <span className="text-fg-3">does not run yet</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ label, amount }: { label: string; amount: LedgerPromise['value'] }) {
  return (
    <td className="dt-end" data-label={label}>
      {amount ? <Amount amount={amount} /> : <span className="text-fg-3">not given</span>}
    </td>
  )
}

function paybackWords({ value, paybackMonths }: LedgerPromise): string {
  if (!value) return 'not given'
  if (paybackMonths === null) return 'never, on these figures'
  if (paybackMonths === 0) return 'at once'
  return paybackMonths === 1 ? 'after 1 month' : `after ${paybackMonths} months`
}
