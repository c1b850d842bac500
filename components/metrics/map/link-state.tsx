import { dayWords } from '@/components/ui/relative-time'
import { StatusChip } from '@/components/ui/status-chip'
import { holdsAt } from '@/lib/metrics/alignment/exchange'
import type { MetricLinkView } from '@/lib/metrics/alignment/views'
import { valueWords } from '@/lib/metrics/rules'
import { linkSides } from '@/lib/metrics/vocabulary'
import { openSides } from './words'

/** Whether both sides signed it, and whether the driver is where its rate holds. `at`: the driver's newest value. */
export function LinkState({ link, at }: { link: MetricLinkView; at: number | null }) {
  const open = openSides(link)
  const isPriced = link.rate !== null || link.formula !== null
  const isOutside = isPriced && at !== null && !holdsAt(link, at)
  const who = open.map((side) => link[side].owner ?? `whoever answers for ${link[side].name}`).join(' and ')
  const reason = (
    <>
      {linkSides.map((side) => {
        const signature = link.signatures.find((one) => one.side === side)
        return (
          <p key={side}>
            {link[side].name}:{' '}
            {signature ? (
              <>
                signed by <b>{signature.person}</b>, {dayWords(signature.signedAt)}
              </>
            ) : (
              'not signed'
            )}
          </p>
        )
      })}
      {isOutside ? (
        <p>
          {link.from.name} is at {valueWords(at, link.from.unit)}; the rate was found between{' '}
          {valueWords(link.holdsLow, link.from.unit)} and {valueWords(link.holdsHigh, link.from.unit)}.
        </p>
      ) : null}
      {open.length > 0 ? <p>It waits for {who}.</p> : null}
    </>
  )
  if (!isPriced) {
    return (
      <StatusChip tone="idle" reason={reason} end>
        No rate
      </StatusChip>
    )
  }
  if (open.length > 0) {
    return (
      <StatusChip tone="warn" reason={reason} end>
        {open.length === 2 ? 'Not signed' : 'Half signed'}
      </StatusChip>
    )
  }
  if (isOutside) {
    return (
      <StatusChip tone="warn" reason={reason} end>
        Outside its range
      </StatusChip>
    )
  }
  return (
    <StatusChip tone="ok" reason={reason} end>
      Agreed
    </StatusChip>
  )
}
