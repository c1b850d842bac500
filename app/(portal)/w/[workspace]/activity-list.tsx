import { LinkedText } from '@/components/ui/linked-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import type { TrailItem } from '@/lib/trail/views'

/** What happened, newest first, as sentences. */
export function ActivityList({ items, base }: { items: TrailItem[]; base: string }) {
  return (
    <ol className="grid gap-3 text-13">
      {items.map((item) => (
        <li key={item.id} className="min-w-0 [overflow-wrap:anywhere]">
          <p>
            <b className="font-medium">{item.actor}</b>{' '}
            <span className="text-fg-2">
              <LinkedText base={base}>{item.sentence}</LinkedText>
            </span>{' '}
            {item.tone === 'signed' ? <SealMark label="signed" /> : null}
          </p>
          <p className="text-12 text-fg-3">
            <RelativeTime at={item.at} />
          </p>
        </li>
      ))}
    </ol>
  )
}
