import { exactWords } from '@/components/ui/relative-time'

/** "18 Nov, 10:30"; the year only where it is another one, the exact time on hover. */
export function ShortTime({ at, now = new Date() }: { at: string; now?: Date }) {
  const date = new Date(at)
  const isThisYear = date.getUTCFullYear() === now.getUTCFullYear()
  const words = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }),
    timeZone: 'UTC',
  })
  return (
    <time dateTime={at} title={exactWords(date)} className="num">
      {words.format(date)}
    </time>
  )
}
