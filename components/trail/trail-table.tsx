import { RowKeys } from '@/components/data-table/row-keys'
import { Icon } from '@/components/ui/icon'
import { formatCount } from '@/components/ui/money'
import { ExactTime } from '@/components/ui/relative-time'
import { SealMark } from '@/components/ui/seal'
import type { TrailItem } from '@/lib/trail/views'
import { Sentence } from './sentence'

/** Entries as sentences, newest first, a line for each day. */
export function TrailTable({ items, base }: { items: TrailItem[]; base: string }) {
  const days = [...new Set(items.map(dayOf))]
  return (
    <RowKeys>
      <table className="trail">
        <caption className="sr-only">Audit entries, newest first</caption>
        <thead>
          <tr>
            <th scope="col" className="trail-n">
              Entry
            </th>
            <th scope="col">Time, UTC</th>
            <th scope="col">
              <span className="sr-only">Mark</span>
            </th>
            <th scope="col">What happened</th>
            <th scope="col">Use case</th>
          </tr>
        </thead>
        {days.map((day) => (
          <tbody key={day}>
            <tr className="trail-day">
              <td colSpan={5}>{dayWords(day)}</td>
            </tr>
            {items
              .filter((item) => dayOf(item) === day)
              .map((item) => (
                <Row key={item.id} item={item} base={base} />
              ))}
          </tbody>
        ))}
      </table>
    </RowKeys>
  )
}

function Row({ item, base }: { item: TrailItem; base: string }) {
  return (
    <tr id={item.id}>
      <th scope="row" className="trail-n">
        <a href={`${base}/audit/${item.id}`}>
          {item.n === null ? <span title="Waits for its number">waits</span> : formatCount(item.n)}
          <span className="sr-only">, the entry itself</span>
        </a>
      </th>
      <td className="trail-time">
        <ExactTime at={item.at} clock />
      </td>
      <td className="trail-mark">
        <Mark tone={item.tone} />
      </td>
      <td className="trail-what">
        <Sentence actor={item.actor} text={item.sentence} base={base} />
        {item.via === 'api' || item.via === 'cli' ? (
          <span className="text-fg-3"> {item.via === 'api' ? 'by API token' : 'on the command line'}</span>
        ) : null}
      </td>
      <td className="trail-place">{item.useCase}</td>
    </tr>
  )
}

export function Mark({ tone }: { tone: TrailItem['tone'] }) {
  if (tone === 'signed') return <SealMark label="Signed" />
  if (tone === 'refused') return <Icon name="minus-circle" size={14} label="Refused" className="text-bad" />
  return null
}

const dayOf = ({ at }: TrailItem) => at.slice(0, 10)

function dayWords(day: string): string {
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(`${day}T00:00:00Z`))
}
