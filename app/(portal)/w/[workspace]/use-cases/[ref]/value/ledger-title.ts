// The ledger's finding as the heading of its page.
import { dayWords } from '@/components/ui/relative-time'
import type { ValueLedgerView } from '@/lib/metrics/ledger/views'
import { amountsWords, promiseNow, shareWords } from '@/lib/metrics/ledger/words'

export function ledgerTitle({ windows, promises }: ValueLedgerView): string {
  const since = windows.find(({ days }) => days === null)
  const promised = amountsWords(promiseNow(promises))
  if (!since) return promised ? `${promised} a year are promised` : 'Nothing is promised yet'
  if (since.realised.length === 0) return 'What came of the promise is not measured'
  const share = shareWords(since.promised, since.realised)
  return `${amountsWords(since.realised)} realised${share ? `, ${share}` : ''}`
}

export const liveWords = ({ liveSince }: ValueLedgerView): string =>
  liveSince ? `Live since ${dayWords(liveSince)}` : 'Does not run yet'
