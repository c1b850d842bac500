import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'

type ConnectionStanding = {
  isOn: boolean
  fault: string
  startedAt: string | null
  finishedAt: string | null
}

/** How the last reading went, in a word and a time. */
export function ConnectionState({ of: { isOn, fault, startedAt, finishedAt } }: { of: ConnectionStanding }) {
  if (!isOn) return <Status tone="idle">Switched off</Status>
  if (fault)
    return (
      <Status tone="bad">
        Could not be read
        {finishedAt ? (
          <>
            {' '}
            <RelativeTime at={finishedAt} />
          </>
        ) : null}
      </Status>
    )
  if (startedAt && (!finishedAt || startedAt > finishedAt)) return <Status tone="ink">Being read</Status>
  if (!finishedAt) return <Status tone="idle">Not read yet</Status>
  return (
    <Status tone="ok">
      Read <RelativeTime at={finishedAt} />
    </Status>
  )
}
