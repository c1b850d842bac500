'use client'

import { useState } from 'react'
import { isMoney } from '@/lib/templates/rules'
import { ariaOf, type InputProps } from './input-props'
import { asFigure, Figure, Reading } from './number-input'

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CZK', 'JPY', 'INR', 'BRL', 'CAD', 'AUD']

/** `currency` is the workspace's own, for an amount that has none yet. */
export function MoneyInput(props: InputProps & { currency: string }) {
  const { id, field, value, onChange } = props
  const [chosen, setChosen] = useState(props.currency)
  const currency = isMoney(value) ? value.currency : chosen
  return (
    <span className="input ed-narrow">
      <select
        className="input-currency"
        aria-label={`Currency of ${field.label}`}
        value={currency}
        onChange={(event) => {
          setChosen(event.target.value)
          if (isMoney(value)) onChange({ ...value, currency: event.target.value })
        }}
      >
        {[...new Set([currency, props.currency, ...currencies])].map((code) => (
          <option key={code}>{code}</option>
        ))}
      </select>
      <Figure
        {...ariaOf(props)}
        id={id}
        className="num"
        value={isMoney(value) ? value.amount : asFigure(value)}
        onFigure={(amount) => onChange(typeof amount === 'number' ? { amount, currency } : amount)}
      />
      <Reading value={isMoney(value) ? value.amount : null} />
    </span>
  )
}
