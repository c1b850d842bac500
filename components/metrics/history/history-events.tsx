import { dayWords } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import type { Mark } from './marks'

/** What the numbers on the chart stand for. */
export function HistoryEvents({ marks, base }: { marks: Mark[]; base: string }) {
  const events = marks.flatMap((mark) => mark.events)
  if (events.length === 0) return null
  return (
    <details className="history-events" open={events.length <= 6}>
      <summary>{events.length === 1 ? 'One event is marked' : `${events.length} events are marked`}</summary>
      <ol>
        {events.map(({ n, at, text, href, kind }) => (
          <li key={n}>
            <b className={kind === 'breach' ? 'history-mark-bad' : undefined}>{n}</b>
            <span className="num text-fg-3">{dayWords(at)}</span>
            <span>
              {href ? (
                <TextLink href={`${base}/${href}`} className="inline-block min-h-6 leading-6">
                  {text}
                </TextLink>
              ) : (
                text
              )}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
