import { formatMoney } from '@/components/ui/money'
import { paybackWords, type ValueCase } from '@/lib/documents/rules'

/** What the picture shows, in a sentence: “It pays for itself after 4 months, if things go badly after 36.” */
export function valueFinding({ likely, pessimistic, hasRange, currency }: ValueCase): string {
  const months = likely.paybackMonths
  if (months === null) {
    return likely.valuePerYear === likely.costToRun && likely.costToBuild === 0
      ? 'It costs as much as it is worth.'
      : 'On these figures it never pays for itself.'
  }
  const badly = pessimistic.paybackMonths
  const range =
    hasRange && badly !== months ? `, if things go badly ${badly === null ? 'never' : paybackWords(badly)}` : ''
  const ahead = likely.netAfter36
  const end = range ? '' : ahead > 0 ? `, and is ${formatMoney(ahead, currency, true)} ahead after three years` : ''
  return `It pays for itself ${paybackWords(months)}${range}${end}.`
}
