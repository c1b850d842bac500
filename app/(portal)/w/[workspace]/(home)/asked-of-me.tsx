import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusChip } from '@/components/ui/status-chip'
import type { AskedOfMe } from '@/lib/documents/requests/views'
import { roleLabels } from '@/lib/platform/vocabulary'
import { dueFace } from './home-words'

const SHOWN = 8

/** Answers that somebody waits for: which one, by when, and the way to where it is given. */
export function AskedOfMeList({ items, base }: { items: AskedOfMe[]; base: string }) {
  return (
    <>
      <ul className="border-t border-line-2">
        {items.slice(0, SHOWN).map((item) => {
          // A day is over when it is over.
          const due = item.dueOn ? dueFace(`${item.dueOn}T23:59:59Z`) : null
          return (
            <li key={item.id} className="flex flex-wrap gap-x-6 gap-y-1 border-b border-line py-3">
              <div className="min-w-[min(100%,300px)] flex-1">
                <h3 className="font-medium text-14">
                  <Link className="inline-flex min-h-6 items-center hover:underline" href={placeOf(item, base)}>
                    {item.label}
                  </Link>
                </h3>
                {item.note ? <p className="mt-1 max-w-[72ch] text-13 text-fg-2 text-pretty">{item.note}</p> : null}
                <p className="mt-1 text-12 text-fg-3">
                  {item.document} {item.documentTitle}, {item.useCase} {item.useCaseName}, asked
                  {item.role ? ` of every ${roleLabels[item.role].toLowerCase()}` : null} by {item.askedByName}{' '}
                  <RelativeTime at={item.askedAt} />
                </p>
              </div>
              {due ? (
                <StatusChip tone={due.tone} icon="clock">
                  {due.words.replace(/ 23:59$/, '')}
                </StatusChip>
              ) : null}
            </li>
          )
        })}
      </ul>
      {items.length > SHOWN ? (
        <p className="mt-2 text-13 text-fg-2">and {items.length - SHOWN} more, due later or without a day.</p>
      ) : null}
    </>
  )
}

function placeOf({ document, field, mayWrite }: AskedOfMe, base: string): string {
  const href = `${base}/documents/${document}`
  return mayWrite ? `${href}/edit#field-${field}` : `${href}/discussion?field=${field}#field-${field}`
}
