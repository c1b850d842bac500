/** `amount` in the currency's main unit. Null is shown as missing, never as zero. */
export function formatMoney(amount: number, currency: string, short = false): string {
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    notation: short ? 'compact' : 'standard',
    maximumFractionDigits: short ? 2 : Number.isInteger(amount) ? 0 : 2,
    minimumFractionDigits: short || Number.isInteger(amount) ? 0 : 2,
  }).format(amount)
}

export function Money(props: { amount: number | string | null; currency: string; per?: string; short?: boolean }) {
  const { amount, currency, per, short } = props
  const value = amount === null || amount === '' ? Number.NaN : Number(amount)
  if (Number.isNaN(value)) return <span className="text-fg-3">not given</span>
  return (
    <span className="num whitespace-nowrap" title={short ? formatMoney(value, currency) : undefined}>
      {formatMoney(value, currency, short)}
      {per ? ` a ${per}` : null}
    </span>
  )
}

/** "1,284,903" */
export function formatCount(value: number | bigint): string {
  return new Intl.NumberFormat('en-GB').format(value)
}
