import { figureOf } from '@/lib/experiments/rules'

const plain = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 5, useGrouping: true })

/** A value of a run as it is read: figures to five digits, the rest as it was told. */
export function valueText(value: number | string): string {
  const figure = figureOf(value)
  if (figure === null) return String(value)
  const size = Math.abs(figure)
  if (size !== 0 && (size < 1e-4 || size >= 1e9)) return figure.toExponential(3).replace('-', '−')
  return plain.format(figure).replace('-', '−')
}

/** "21 min 40 s"; empty while it has no end. */
export function durationWords(startedAt: string | null, endedAt: string | null): string {
  if (!startedAt || !endedAt) return ''
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ''}`
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
