// What the ledger says in sentences.
import type { LedgerAmount, LedgerPromise, LedgerWindow, PortfolioLedgerTotals } from './views'

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** "€1.2M", "€161k", "1,240 hours". */
export function amountWords({ kind, unit, amount }: LedgerAmount): string {
  if (kind === 'time') {
    const hours = Math.round(amount)
    return `${whole.format(hours).replace('-', '−')} ${Math.abs(hours) === 1 ? 'hour' : 'hours'}`
  }
  const isSmall = Math.abs(amount) < 1000
  return new Intl.NumberFormat('en', {
    style: 'currency',
    currency: unit,
    notation: isSmall ? 'standard' : 'compact',
    maximumSignificantDigits: 3,
  })
    .format(amount)
    .replace('K', 'k')
    .replace('-', '−')
}

/** "€161k and 1,240 hours"; empty where there is nothing. */
export function amountsWords(amounts: readonly LedgerAmount[]): string {
  return listed(amounts.map(amountWords))
}

export const percentWords = (share: number): string => `${whole.format(share * 100).replace('-', '−')} %`

export const dayCount = (days: number): string => {
  const count = Math.floor(days)
  return count === 1 ? '1 day' : `${whole.format(count)} days`
}

/** How much of each promised amount came true: "54 % of what was promised"; empty where nothing was promised. */
export function shareWords(promised: readonly LedgerAmount[], realised: readonly LedgerAmount[]): string {
  const owed = promised.filter(({ amount }) => amount > 0)
  if (owed.length === 1 && same(realised, owed[0]!)) {
    return `${percentWords(same(realised, owed[0]!)!.amount / owed[0]!.amount)} of what was promised`
  }
  const isOneCurrency = owed.filter(({ kind }) => kind === 'money').length === 1
  const nameOf = ({ kind, unit }: LedgerAmount) =>
    kind === 'time' ? 'the time' : isOneCurrency ? 'the money' : `the ${unit}`
  const measured = owed.filter((amount) => same(realised, amount))
  const shares = measured.map(
    (amount) => `${percentWords(same(realised, amount)!.amount / amount.amount)} of ${nameOf(amount)}`,
  )
  const silent = owed.filter((amount) => !same(realised, amount)).map(nameOf)
  return [
    ...(shares.length > 0 ? [`${listed(shares)} that was promised`] : []),
    ...(silent.length > 0 ? [`${listed(silent)} ${shares.length > 0 ? '' : 'that was promised '}not measured`] : []),
  ].join(', ')
}

const listed = (words: readonly string[]): string =>
  words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')

export const same = (amounts: readonly LedgerAmount[], { kind, unit }: LedgerAmount): LedgerAmount | undefined =>
  amounts.find((one) => one.kind === kind && one.unit === unit)

export interface LedgerPair {
  key: string
  /** "in EUR", "in time" */
  of: string
  promised: LedgerAmount | undefined
  realised: LedgerAmount | undefined
  /** Null where nothing of the kind was promised, or nothing is measured. */
  share: number | null
}

/** Promised and realised amounts of the same kind beside each other. */
export function pairsOf(promised: readonly LedgerAmount[], realised: readonly LedgerAmount[]): LedgerPair[] {
  const more = realised.filter((amount) => !same(promised, amount))
  return [...promised, ...more].map(({ kind, unit }) => {
    const [owed, came] = [same(promised, { kind, unit, amount: 0 }), same(realised, { kind, unit, amount: 0 })]
    return {
      key: `${kind} ${unit}`,
      of: kind === 'time' ? 'in time' : `in ${unit}`,
      promised: owed,
      realised: came,
      share: owed && came && owed.amount > 0 ? came.amount / owed.amount : null,
    }
  })
}

/** What is promised a year: by the newest promise that is owed, or else by the newest of all. */
export function promiseNow(promises: readonly LedgerPromise[]): LedgerAmount[] {
  const owed = promises.filter(({ owedFrom }) => owedFrom !== null)
  const newest = (owed.length > 0 ? owed : promises).at(-1)
  return [newest?.value, newest?.time].filter((amount) => amount !== null && amount !== undefined)
}

interface Ledger {
  liveSince: string | null
  promises: readonly LedgerPromise[]
  windows: readonly LedgerWindow[]
  /** How many metrics are counted. */
  counted: number
}

/** "Promised €1.2M a year, realised €161k in the 90 days since it went live: 54 % of what was promised for them." */
export function findingOf({ liveSince, promises, windows, counted }: Ledger): string {
  const yearly = promiseNow(promises)
  const promised = yearly.length > 0 ? `Promised ${amountsWords(yearly)} a year` : ''
  const whole = windows.find(({ days }) => days === null)
  if (liveSince === null || !whole)
    return promised ? `${promised}; nothing of it runs yet.` : 'Nothing is promised yet.'
  const unmeasured =
    counted === 0
      ? 'what came of it is not measured: no metric counts in money or time.'
      : 'what came of it is not measured yet.'
  if (whole.realised.length === 0) {
    return promised ? `${promised}; ${unmeasured}` : `It runs, and nothing was promised; ${unmeasured}`
  }
  const since = `in the ${dayCount(whole.elapsed)} since it went live`
  const realised = `realised ${amountsWords(whole.realised)} ${since}`
  const share = shareWords(whole.promised, whole.realised)
  const missing = Math.floor(whole.elapsed) - Math.round(whole.measuredDays)
  const gap = missing > 0 ? ` Of them ${dayCount(missing)} ${missing === 1 ? 'is' : 'are'} not measured.` : ''
  if (!promised) return `Nothing was promised; ${realised}.${gap}`
  return `${promised}, ${realised}${share ? `: ${share}${share.endsWith('promised') ? ' for them' : ''}` : ''}.${gap}`
}

/** "€410k realised of €820k that was promised since going live: 50 %." */
export function portfolioFinding({
  live,
  unmeasured,
  promised,
  realised,
}: Omit<PortfolioLedgerTotals, 'finding'>): string {
  if (live === 0) return 'Nothing runs yet, so nothing could come true'
  if (realised.length === 0) return `Nothing is realised that anybody measured: ${countWords(live)} running`
  const share = shareWords(promised, realised)
  const missing =
    unmeasured > 0 ? `; ${unmeasured} of ${live} that run ${unmeasured === 1 ? 'is' : 'are'} not measured` : ''
  return `Realised ${amountsWords(realised)}${share ? `, ${share}` : ''} since going live${missing}`
}

const countWords = (count: number) => (count === 1 ? 'one use case' : `${count} use cases`)
