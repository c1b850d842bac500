import type { Answers, Money } from '@/lib/templates/vocabulary'

/** Months until value has paid back the cost to build; null when it never does. */
export function payback(amounts: { valuePerYear: number; costToBuild: number; costToRun: number }): number | null {
  const yearly = amounts.valuePerYear - amounts.costToRun
  if (yearly <= 0) return null
  return Math.ceil((amounts.costToBuild / yearly) * 12)
}

export function paybackOf(answers: Answers): number | null {
  const amount = (key: string) => (answers[key] as Money | null | undefined)?.amount ?? 0
  return payback({
    valuePerYear: amount('value_per_year'),
    costToBuild: amount('cost_to_build'),
    costToRun: amount('cost_to_run'),
  })
}
