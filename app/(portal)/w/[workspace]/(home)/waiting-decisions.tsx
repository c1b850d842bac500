import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status, StatusChip, type Tone } from '@/components/ui/status-chip'
import type { InboxItem } from '@/lib/approvals/views'
import { dueFace } from './home-words'

const faces: Record<string, { tone: Tone; words: string }> = {
  met: { tone: 'ok', words: '' },
  rejected: { tone: 'bad', words: ': rejected' },
  changes_requested: { tone: 'warn', words: ': changes requested' },
  open: { tone: 'idle', words: '' },
  waiting: { tone: 'idle', words: ', later' },
}

/** Each with what it is about, what the others said, until when, and the way to answer it. */
export function WaitingDecisions({ items, base }: { items: InboxItem[]; base: string }) {
  return (
    <ul className="border-t border-line-2">
      {items.map((item, at) => (
        <Decision key={item.id} item={item} base={base} isFirst={at === 0} />
      ))}
    </ul>
  )
}

function Decision({ item, base, isFirst }: { item: InboxItem; base: string; isFirst: boolean }) {
  const href = `${base}/approvals/${item.ref}`
  const due = item.dueAt ? dueFace(item.dueAt) : null
  return (
    <li className="flex flex-wrap gap-x-6 gap-y-2 border-b border-line py-3">
      <div className="min-w-[min(100%,300px)] flex-1">
        <h3 className="font-medium text-15">
          <span className="mr-2 font-regular text-fg-3">{item.ref}</span>
          <Link className="hover:underline" href={href}>
            {item.title}
          </Link>
        </h3>
        <p className="mt-1 max-w-[72ch] text-13 text-fg-2 text-pretty">{item.note}</p>
        <p className="mt-1 text-12 text-fg-3">
          <Link className="hover:underline" href={`${base}/use-cases/${item.useCase}`}>
            {item.useCase} {item.useCaseName}
          </Link>
          , asked by {item.requester} <RelativeTime at={item.openedAt} />
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-13">
          {item.answers.map((answer) => {
            const face = faces[answer.state] ?? faces.open!
            const isMine = answer.label === item.requirement
            return (
              <Status key={answer.label} tone={face.tone}>
                {isMine ? `You, as ${answer.label.toLowerCase()}` : answer.label}
                {face.words}
              </Status>
            )
          })}
        </p>
      </div>
      <div className="flex flex-row-reverse items-center justify-end gap-3 max-tablet:w-full max-tablet:justify-between tablet:flex-col tablet:items-end tablet:justify-start">
        {due ? (
          <StatusChip tone={due.tone} icon="clock">
            {due.words}
          </StatusChip>
        ) : null}
        <ButtonLink href={href} kind={isFirst ? 'primary' : 'secondary'}>
          {isFirst ? 'Review and decide' : 'Review'}
          <span className="sr-only"> {item.ref}</span>
        </ButtonLink>
      </div>
    </li>
  )
}
