import { formatMoney } from '@/components/ui/money'
import type { LedgerAmount } from '@/lib/metrics/ledger/views'
import { amountWords } from '@/lib/metrics/ledger/words'

/** An amount in short, the exact one on hover. */
export function Amount({ amount, per }: { amount: LedgerAmount; per?: string }) {
  const exact =
    amount.kind === 'money'
      ? formatMoney(Math.round(amount.amount), amount.unit)
      : `${Math.round(amount.amount * 10) / 10} hours`
  return (
    <span className="num whitespace-nowrap" title={exact}>
      {amountWords(amount)}
      {per ? ` a ${per}` : null}
    </span>
  )
}

/** Amounts under each other; words where there is none, for nothing is not zero. */
export function Amounts({ amounts, none }: { amounts: readonly LedgerAmount[]; none: string }) {
  if (amounts.length === 0) return <span className="text-fg-3">{none}</span>
  return (
    <div>
      {amounts.map((amount) => (
        <div key={`${amount.kind} ${amount.unit}`}>
          <Amount amount={amount} />
        </div>
      ))}
    </div>
  )
}
