const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve']

/** "Three decisions wait for you." */
export function decisionsTitle(count: number): string {
  if (count === 0) return 'No decision waits for you.'
  return `${words[count] ?? count} ${count === 1 ? 'decision waits' : 'decisions wait'} for you.`
}

/** The most pressing date among them, as the title's second sentence; empty where nothing is pressing. */
export function dueWords(items: readonly { dueAt: string | null }[], now = new Date()): string {
  const today = now.toISOString().slice(0, 10)
  const days = items.flatMap(({ dueAt }) => (dueAt ? [{ day: dueAt.slice(0, 10), isPast: new Date(dueAt) < now }] : []))
  const late = days.filter(({ isPast }) => isPast).length
  if (late > 0) return ` ${words[late] ?? late} ${late === 1 ? 'is' : 'are'} overdue.`
  const closing = days.filter(({ day }) => day === today).length
  return closing > 0 ? ` ${words[closing] ?? closing} ${closing === 1 ? 'is' : 'are'} due today.` : ''
}

/** How a due date stands: its words and its tone. */
export function dueFace(dueAt: string, now = new Date()): { tone: 'bad' | 'warn' | 'idle'; words: string } {
  const due = new Date(dueAt)
  const day = (date: Date) => Math.floor(date.getTime() / 86_400_000)
  const left = day(due) - day(now)
  const clock = dueAt.slice(11, 16)
  if (due < now) return { tone: 'bad', words: left === 0 ? `Was due ${clock}` : 'Overdue' }
  if (left === 0) return { tone: 'warn', words: `Due today ${clock}` }
  if (left === 1) return { tone: 'warn', words: `Due tomorrow ${clock}` }
  const date = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  return { tone: 'idle', words: `Due ${date.format(due).replace(',', '')}` }
}
