const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })

/** "3 minutes ago", "in 2 days"; a date where more than a month lies between. */
export function relativeWords(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime()
  const size = Math.abs(ms)
  if (size < 45_000) return ms > 0 ? 'in a moment' : 'just now'
  if (size < HOUR) return words.format(Math.round(ms / MINUTE), 'minute')
  if (size < DAY) return words.format(Math.round(ms / HOUR), 'hour')
  if (size < 30 * DAY) return words.format(Math.round(ms / DAY), 'day')
  return dayWords(at)
}

/** "20 Nov 2026" */
export function dayWords(at: Date | string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(at),
  )
}

/** "Fri 20 Nov 2026, 14:32:07 UTC" */
export function exactWords(at: Date, timeZone = 'UTC'): string {
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)
}

type TimeProps = { at: string | Date; now?: Date; timeZone?: string }

/** Rendered on the server, so that it is right without script; the exact time is its title. */
export function RelativeTime({ at, now = new Date(), timeZone }: TimeProps) {
  const date = new Date(at)
  return (
    <time dateTime={date.toISOString()} title={exactWords(date, timeZone)}>
      {relativeWords(date, now)}
    </time>
  )
}

/** The exact time, in full or only the clock. */
export function ExactTime({ at, timeZone, clock }: Omit<TimeProps, 'now'> & { clock?: boolean }) {
  const date = new Date(at)
  const exact = exactWords(date, timeZone)
  return (
    <time dateTime={date.toISOString()} title={exact} className="num">
      {clock
        ? new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: timeZone ?? 'UTC' }).format(date)
        : exact}
    </time>
  )
}
