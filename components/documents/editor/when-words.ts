const words = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
const clock = words({ hour: '2-digit', minute: '2-digit' })
const weekday = words({ weekday: 'short' })
const day = words({ day: 'numeric', month: 'short' })
const year = words({ day: 'numeric', month: 'short', year: 'numeric' })

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** As short as it can be said: "now", "5 min ago", "14:20", "Tue", "12 Nov", "12 Nov 2025". */
export function whenWords(at: string, now: number): string {
  const date = new Date(at)
  const ago = now - date.getTime()
  if (ago < MINUTE) return 'now'
  if (ago < 60 * MINUTE) return `${Math.floor(ago / MINUTE)} min ago`
  if (date.toISOString().slice(0, 10) === new Date(now).toISOString().slice(0, 10)) return clock.format(date)
  if (ago < 6 * DAY) return weekday.format(date)
  return (date.getUTCFullYear() === new Date(now).getUTCFullYear() ? day : year).format(date)
}
