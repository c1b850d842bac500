import type { LedgerWindow } from '@/lib/metrics/ledger/views'
import { dayCount, pairsOf, percentWords } from '@/lib/metrics/ledger/words'
import { Amount } from './amounts'
import { ShareBar } from './share-bar'

/** What was promised and what came of it, 30, 90 and 180 days after it went live and since. `wide` shows bars and what is measured. */
export function LedgerWindows({ windows, wide }: { windows: readonly LedgerWindow[]; wide?: boolean }) {
  // One that has only begun says no more than the line since it went live.
  const shown = windows.filter(({ days, isOver }) => days === null || isOver)
  return (
    <table className="dt">
      <caption className="sr-only">Promised and realised since it went live</caption>
      <thead>
        <tr>
          <th scope="col">After</th>
          <th scope="col" className="dt-end">
            Promised
          </th>
          <th scope="col" className="dt-end">
            Realised
          </th>
          <th scope="col" className="dt-end">
            {wide ? 'Of the promise' : 'Of it'}
          </th>
          {wide ? (
            <th scope="col" className="dt-end">
              Measured
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>{shown.map((window) => rowsOf(window, Boolean(wide)))}</tbody>
    </table>
  )
}

function rowsOf(window: LedgerWindow, wide: boolean) {
  const pairs = pairsOf(window.promised, window.realised)
  const name = window.days === null ? `${dayCount(window.elapsed)}, to date` : dayCount(window.days)
  if (pairs.length === 0) {
    return (
      <tr key={name}>
        <th scope="row">{name}</th>
        <td colSpan={wide ? 4 : 3} className="text-fg-3">
          nothing promised, nothing measured
        </td>
      </tr>
    )
  }
  return pairs.map(({ key, of, promised, realised, share }) => (
    <tr key={`${name} ${key}`}>
      <th scope="row">
        <span>
          {name}
          {pairs.length > 1 ? <span className="font-normal text-fg-3">, {of}</span> : null}
        </span>
      </th>
      <td className="dt-end" data-label="Promised">
        {promised ? <Amount amount={promised} /> : <span className="text-fg-3">nothing</span>}
      </td>
      <td className="dt-end" data-label="Realised">
        {realised ? (
          <span className="font-medium">
            <Amount amount={realised} />
          </span>
        ) : (
          <span className="text-fg-3">not measured</span>
        )}
      </td>
      <td className="dt-end" data-label="Of the promise">
        {share === null ? <span className="text-fg-3">none</span> : <Share share={share} wide={wide} />}
      </td>
      {wide ? (
        <td className="dt-end" data-label="Measured">
          {realised ? measuredWords(window) : 'not at all'}
        </td>
      ) : null}
    </tr>
  ))
}

function Share({ share, wide }: { share: number; wide: boolean }) {
  if (!wide) return percentWords(share)
  return (
    <span className="flex items-center justify-end gap-3">
      <ShareBar share={share} />
      <span className="w-[48px]">{percentWords(share)}</span>
    </span>
  )
}

function measuredWords({ measuredDays, elapsed }: LedgerWindow): string {
  return elapsed - measuredDays < 1 ? 'all of it' : `${Math.round(measuredDays)} of ${Math.floor(elapsed)} days`
}
