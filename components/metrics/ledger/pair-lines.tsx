import type { LedgerAmount } from '@/lib/metrics/ledger/views'
import { type LedgerPair, pairsOf, percentWords } from '@/lib/metrics/ledger/words'
import { Amount } from './amounts'
import { ShareBar } from './share-bar'

interface Row {
  liveSince: string | null
  promised: readonly LedgerAmount[]
  realised: readonly LedgerAmount[]
}

type Column = 'promised' | 'realised' | 'share'

/** One line for each kind of amount, so that lines of the columns stand beside each other. Nothing is said of what does not run. */
export function PairLines({ row, column }: { row: Row; column: Column }) {
  if (row.liveSince === null) return null
  const pairs = pairsOf(row.promised, row.realised)
  if (pairs.length === 0) return column === 'share' ? null : <Missing column={column} />
  return (
    <div className={column === 'realised' ? 'font-medium' : undefined}>
      {pairs.map((pair) => (
        <div key={pair.key}>
          <Line pair={pair} column={column} />
        </div>
      ))}
    </div>
  )
}

function Line({ pair, column }: { pair: LedgerPair; column: Column }) {
  if (column !== 'share') {
    const amount = pair[column]
    return amount ? <Amount amount={amount} /> : <Missing column={column} />
  }
  // A line of its own all the same: the next one would move up beside another amount.
  if (pair.share === null) return <span aria-hidden="true"> </span>
  return (
    <span className="flex items-center justify-end gap-3">
      <ShareBar share={pair.share} />
      <span className="num w-[48px] text-right">{percentWords(pair.share)}</span>
    </span>
  )
}

function Missing({ column }: { column: Column }) {
  return <span className="font-normal text-fg-3">{column === 'promised' ? 'nothing' : 'not measured'}</span>
}
