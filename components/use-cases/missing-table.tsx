import Link from 'next/link'
import { Person } from '@/components/ui/avatar'
import { Section } from '@/components/ui/section'
import { Status, type Tone } from '@/components/ui/status-chip'
import { roleLabels } from '@/lib/platform/vocabulary'
import type { MissingItem } from '@/lib/use-cases/views'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { shortDay } from './lifecycle-graph'

type MissingProps = { missing: readonly MissingItem[]; total: number; to: Stage; base: string; now?: Date }

/** What keeps the gate shut, whose part it is and when it is due; each leads to where it is dealt with. */
export function MissingTable({ missing, total, to, base, now = new Date() }: MissingProps) {
  const title = to === 'retired' ? 'Missing before retirement' : `Missing before the gate to ${stageLabels[to]}`
  if (missing.length === 0) {
    return (
      <Section title={title} count={`0 of ${total}`}>
        <p className="text-13 text-fg-2">
          <Status tone="ok">Everything is there</Status> that this gate asks for. It can be asked for.
        </p>
      </Section>
    )
  }
  return (
    <Section title={title} count={`${missing.length} of ${total}`}>
      <table className="dt">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Who owes it</th>
            <th scope="col" className="dt-end">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {missing.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                <Link href={`${base}${item.href}`} prefetch={false}>
                  {item.what}
                  {item.why ? <span className="block text-12 font-regular text-fg-3">{item.why}</span> : null}
                </Link>
              </th>
              <td data-label="Who owes it">
                <Owing item={item} />
              </td>
              <td className="dt-end" data-label="When">
                <Due dueOn={item.dueOn} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

const NAMED = 2

function Owing({ item: { people, role } }: { item: MissingItem }) {
  if (people.length === 0) {
    return <Status tone="warn">{role ? `Nobody is ${roleLabels[role].toLowerCase()}` : 'Nobody'}</Status>
  }
  return (
    <span className="grid gap-1 whitespace-nowrap">
      {people.slice(0, NAMED).map(({ id, name }) => (
        <Person key={id} name={name} roleId={role ?? undefined} />
      ))}
      {people.length > NAMED ? (
        <span className="text-12 text-fg-3">
          or {people.length - NAMED} more{role ? ` as ${roleLabels[role].toLowerCase()}` : ''}
        </span>
      ) : null}
    </span>
  )
}

function Due({ dueOn, now }: { dueOn: string | null; now: Date }) {
  if (!dueOn) return <span className="text-fg-3">no date</span>
  const { tone, words } = dueWords(dueOn, now)
  return (
    <time dateTime={dueOn}>
      <Status tone={tone} icon={tone === 'bad' ? 'warning' : 'clock'}>
        {words}
      </Status>
    </time>
  )
}

const DAY = 86_400_000

/** A day is late once it is over. */
export function dueWords(dueOn: string, now: Date): { tone: Tone; words: string } {
  const today = now.toISOString().slice(0, 10)
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY)
  if (days < 0)
    return { tone: 'bad', words: days === -1 ? 'Overdue since yesterday' : `Overdue since ${shortDay(dueOn, now)}` }
  if (days === 0) return { tone: 'warn', words: 'Due today' }
  if (days > 6) return { tone: 'idle', words: `Due ${shortDay(dueOn, now)}` }
  const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }).format(new Date(dueOn))
  return { tone: days < 3 ? 'warn' : 'idle', words: days === 1 ? 'Due tomorrow' : `Due ${weekday}` }
}
