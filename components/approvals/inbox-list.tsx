import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import type { InboxItem } from '@/lib/approvals/views'
import { Standing } from './standing'

export type InboxGroup = { title: string; isLate?: boolean; items: InboxItem[] }

/** What waits for one person, nearest deadline first. */
export function InboxList({ groups, base }: { groups: InboxGroup[]; base: string }) {
  return groups.map(({ title, isLate, items }) => (
    <section key={title} className="mt-6 first:mt-0">
      <h2 className="inbox-day">
        <span className={isLate ? 'text-bad' : undefined}>{title}</span>{' '}
        <span className="num font-regular text-fg-3">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <InboxRow key={item.id} item={item} href={`${base}/${item.ref}`} isLate={isLate} />
        ))}
      </ul>
    </section>
  ))
}

function InboxRow({ item, href, isLate }: { item: InboxItem; href: string; isLate?: boolean }) {
  return (
    <li className="inbox-item">
      <div className="min-w-0">
        <h3 className="text-15 font-semibold">
          {item.title} <span className="font-regular text-13 text-fg-3">{item.ref}</span>
        </h3>
        <p className="mt-[2px] text-13 text-fg-3">
          <b className="font-medium text-fg-2">{item.requester}</b> asks you as {item.requirement.toLowerCase()},{' '}
          <RelativeTime at={item.openedAt} />, in {item.useCase} {item.useCaseName}
        </p>
        <p className="inbox-note">{revealed(item.note)}</p>
        <Standing answers={item.answers} />
      </div>
      <div className="inbox-act">
        <span className={isLate ? 'text-bad' : 'text-fg-3'}>
          {item.dueAt ? (
            <>
              {isLate ? 'was due ' : 'closes '}
              <RelativeTime at={item.dueAt} />
            </>
          ) : (
            'no deadline'
          )}
        </span>
        <ButtonLink href={href} kind="secondary">
          Review and decide
          <span className="sr-only"> {item.ref}</span>
        </ButtonLink>
      </div>
    </li>
  )
}
