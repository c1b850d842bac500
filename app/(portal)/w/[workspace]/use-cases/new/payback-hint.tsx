'use client'

import { useEffect, useRef, useState } from 'react'
import { formatMoney } from '@/components/ui/money'
import { readAmount } from '@/lib/templates/amount'
import { payback } from '@/lib/use-cases/rules'

const names = { valuePerYear: 'value_per_year', costToBuild: 'cost_to_build', costToRun: 'cost_to_run' }

/** What the amounts typed so far come to; says nothing until all three are there. */
export function PaybackHint({ currency }: { currency: string }) {
  const place = useRef<HTMLParagraphElement>(null)
  const [words, setWords] = useState('')

  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const compute = () => setWords(wordsOf(new FormData(form), currency))
    compute()
    form.addEventListener('input', compute)
    return () => form.removeEventListener('input', compute)
  }, [currency])

  return (
    <p ref={place} className="min-h-5 text-13 text-fg-2" role="status">
      {words}
    </p>
  )
}

function wordsOf(data: FormData, standard: string): string {
  const read = (key: string) => readAmount(String(data.get(`answers.${key}.amount`) ?? ''))
  const amounts = {
    valuePerYear: read(names.valuePerYear),
    costToBuild: read(names.costToBuild),
    costToRun: read(names.costToRun),
  }
  if (Object.values(amounts).some(Number.isNaN)) return ''
  const currencies = new Set(Object.values(names).map((key) => data.get(`answers.${key}.currency`)))
  if (currencies.size > 1) return 'The amounts are in different currencies, so no payback is computed.'
  const left = amounts.valuePerYear - amounts.costToRun
  const months = payback(amounts)
  if (months === null) return 'It costs as much to run as it is worth: on these amounts it never pays for itself.'
  const money = formatMoney(left, String([...currencies][0] ?? standard))
  return `${money} a year are left after running it. It has paid for itself after ${months === 1 ? 'one month' : `${months} months`}.`
}
