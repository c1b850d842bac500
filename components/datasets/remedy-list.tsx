import type { ReactNode } from 'react'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { RemedyView } from '@/lib/datasets/views'
import { qualityDimensionLabels, remedyKindLabels } from '@/lib/datasets/vocabulary'

type ListProps = {
  remedies: readonly RemedyView[]
  base: string
  now?: Date
  /** Shows of which version each is. */
  withVersion?: boolean
  /** What stands at the end of an open one. */
  actionOf?: (remedy: RemedyView) => ReactNode
}

/** What is done about low quality, and how it ended. */
export function RemedyList({ remedies, base, now = new Date(), withVersion, actionOf }: ListProps) {
  return (
    <ul className="grid">
      {remedies.map((remedy) => (
        <li key={remedy.id} id={remedy.ref} className="border-line border-b py-2.5 [overflow-wrap:anywhere]">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <span className="ref">{remedy.ref}</span>
            <b className="font-semibold">{remedyKindLabels[remedy.kind]}</b>
            <span className="text-13 text-fg-2">
              for the {qualityDimensionLabels[remedy.dimension].toLowerCase()}
              {withVersion ? (
                <>
                  {' '}
                  of{' '}
                  <Ref href={`${base}/datasets/${remedy.dataset.ref}/versions/${remedy.version}`}>
                    {`v${remedy.version}`}
                  </Ref>
                </>
              ) : null}
            </span>
            <span className="ml-auto text-13">
              <State remedy={remedy} now={now} />
            </span>
          </div>
          <p className="mt-1 max-w-[72ch] whitespace-pre-line text-pretty">{revealed(remedy.plan)}</p>
          <p className="mt-1 text-12 text-fg-3">
            {remedy.owner ?? 'A former member'} sees to it
            {remedy.closedAt && remedy.outcome ? '' : `, opened ${dayWords(remedy.openedAt)}`}
          </p>
          {remedy.closedAt ? (
            <p className="mt-1 max-w-[72ch] text-13 text-fg-2">
              Closed by {remedy.closedBy ?? 'a former member'} <RelativeTime at={remedy.closedAt} now={now} />:{' '}
              {revealed(remedy.outcome)}
            </p>
          ) : null}
          {!remedy.closedAt && actionOf ? <div className="mt-2">{actionOf(remedy)}</div> : null}
        </li>
      ))}
    </ul>
  )
}

function State({ remedy, now }: { remedy: RemedyView; now: Date }) {
  if (remedy.closedAt) return <Status tone="idle">closed</Status>
  if (!remedy.dueOn) return <Status tone="ink">open</Status>
  const isLate = remedy.dueOn < now.toISOString().slice(0, 10)
  return (
    <Status tone={isLate ? 'bad' : 'ink'} {...(isLate ? { icon: 'clock' } : {})}>
      {isLate ? 'overdue since' : 'open until'} {dayWords(remedy.dueOn)}
    </Status>
  )
}
