'use client'

import { FieldFrame, type FieldProps } from './field-frame'
import { useField } from './form-context'

type MoneyFieldProps = FieldProps & {
  currencies: string[]
  /** Name of the currency's own field. */
  currencyName?: string
  defaultValue?: string
  defaultCurrency?: string
  /** "a year" */
  per?: string
}

export function MoneyField(props: MoneyFieldProps) {
  const { name, label, help, required, quietLabel, currencies, defaultValue, defaultCurrency, per } = props
  const currencyName = props.currencyName ?? `${name}Currency`
  const amount = useField(name, Boolean(help), defaultValue)
  const currency = useField(currencyName, false, defaultCurrency ?? currencies[0])
  return (
    <FieldFrame {...{ label, help, required, quietLabel }} id={amount.id} error={amount.error ?? currency.error}>
      <span className="input">
        <select
          className="input-currency"
          id={currency.id}
          name={currencyName}
          aria-label={`Currency of ${label}`}
          defaultValue={currency.value}
        >
          {currencies.map((code) => (
            <option key={code}>{code}</option>
          ))}
        </select>
        <input
          {...amount.aria}
          className="num"
          id={amount.id}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          data-label={label}
          required={required}
          defaultValue={amount.value}
        />
        {per ? <span className="input-unit">{per}</span> : null}
      </span>
    </FieldFrame>
  )
}
