import type { InboxGroup } from '@/components/approvals/inbox-list'
import type { InboxItem } from '@/lib/approvals/views'

const DAY = 86_400_000
const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

const inWords = (count: number) => words[count] ?? String(count)

/** "Three decisions wait for you. One closes today." */
export function inboxTitle(items: InboxItem[], now = new Date()): string {
  if (items.length === 0) return 'Nothing waits for your decision'
  const waiting = items.length === 1 ? 'One decision waits for you' : `${inWords(items.length)} decisions wait for you`
  const late = items.filter((item) => item.dueAt && new Date(item.dueAt) < now).length
  const today = items.filter((item) => whenDue(item, now) === 'today').length
  if (late > 0) return `${waiting}. ${inWords(late)} ${late === 1 ? 'is' : 'are'} overdue.`
  if (today > 0) return `${waiting}. ${inWords(today)} ${today === 1 ? 'closes' : 'close'} today.`
  return `${waiting}.`
}

type When = 'late' | 'today' | 'week' | 'later' | 'open'

function whenDue({ dueAt }: InboxItem, now: Date): When {
  if (!dueAt) return 'open'
  const due = new Date(dueAt)
  if (due < now) return 'late'
  if (due.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return 'today'
  return due.getTime() - now.getTime() < 7 * DAY ? 'week' : 'later'
}

const titles: [When, string][] = [
  ['late', 'Overdue'],
  ['today', 'Closes today'],
  ['week', 'Closes within a week'],
  ['later', 'Closes later'],
  ['open', 'Without a deadline'],
]

export function groupByDeadline(items: InboxItem[], now = new Date()): InboxGroup[] {
  return titles
    .map(([when, title]) => ({
      title,
      isLate: when === 'late',
      items: items.filter((item) => whenDue(item, now) === when),
    }))
    .filter((group) => group.items.length > 0)
}
