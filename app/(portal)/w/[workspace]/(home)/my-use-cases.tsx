import Link from 'next/link'
import { formatMoney, Money } from '@/components/ui/money'
import type { UseCaseItem } from '@/lib/use-cases/views'
import { StageWords } from '../use-cases/stage-words'

/** Promised value a year and where each stands; the sum in one sentence. */
export function MyUseCases({ items, base, currency }: { items: UseCaseItem[]; base: string; currency: string }) {
  const same = items.filter((item) => item.valuePerYear?.currency === currency)
  const total = same.reduce((sum, item) => sum + (item.valuePerYear?.amount ?? 0), 0)
  return (
    <>
      <p className="mb-3 text-13 text-fg-2">
        Together they promise <b className="font-medium text-fg">{formatMoney(total, currency, true)} a year</b>
        {same.length < items.length ? `, not counting ${items.length - same.length} in other currencies` : null}.
      </p>
      <table className="dt">
        <caption className="sr-only">Use cases with their value and stage</caption>
        <thead>
          <tr>
            <th scope="col">Use case</th>
            <th scope="col" className="dt-end">
              Promised a year
            </th>
            <th scope="col">Stage</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <th scope="row">
                <Link href={`${base}/use-cases/${item.ref}`} prefetch={false}>
                  <span className="ref">{item.ref}</span> {item.name}
                </Link>
              </th>
              <td className="dt-end" data-label="Promised a year">
                <Money amount={item.valuePerYear?.amount ?? null} currency={item.valuePerYear?.currency ?? currency} />
              </td>
              <td data-label="Stage">
                <StageWords stage={item.stage} since={item.stageSince} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
