import { formatMoney } from '@/components/ui/money'
import type { PortfolioSummary } from '@/lib/use-cases/views'
import type { Waiting } from '@/lib/use-cases/waiting'

/** "412 use cases, 3 without a risk tier" */
export function listTitle({ all, found, unclassified }: PortfolioSummary, isFiltered: boolean): string {
  if (all === 0) return 'No use case yet'
  if (isFiltered) return found === 0 ? `None of ${counted(all)}` : `${found} of ${counted(all)}`
  const many = all === 1 ? 'One use case' : counted(all)
  if (unclassified === 0) return `${many}, each with its risk tier`
  if (unclassified === all && all > 1) return `${many}, none with a risk tier`
  return `${many}, ${unclassified} without a risk tier`
}

/** "€4.2M a year at stake in 12 use cases", the workspace's own currency first; nothing is converted. */
export function stakeWords(values: PortfolioSummary['values'], own: string): string | null {
  const ordered = [...values].sort((a, b) => Number(b.currency === own) - Number(a.currency === own))
  const [first, ...others] = ordered.map(
    ({ currency, amount, useCases }) =>
      `${formatMoney(amount, currency, true)} a year at stake in ${counted(useCases)}`,
  )
  if (!first) return null
  if (others.length === 0) return first
  const more = ordered
    .slice(1)
    .map(({ currency, amount, useCases }) => `${formatMoney(amount, currency, true)} in ${useCases}`)
  return `${first}; in other currencies ${more.join(', ')}`
}

/** By reference of the use case: "a decision", "2 answers". */
export function waitingWords(items: Array<Waiting & { ref: string }>): Map<string, string> {
  const words = (count: number, one: string) => (count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${one}s`])
  return new Map(
    items.map(({ ref, approvals, answers }) => [
      ref,
      [...words(approvals, 'decision'), ...words(answers, 'answer')].join(', '),
    ]),
  )
}

const counted = (count: number) => (count === 1 ? 'one use case' : `${count.toLocaleString('en-GB')} use cases`)
