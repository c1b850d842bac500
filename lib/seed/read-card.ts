import { readFile } from 'node:fs/promises'
import { appPath } from '@/lib/platform/paths'

/** A card of the folder `cards` as it was written at that time. */
export async function readCard(file: string, at: Date): Promise<string> {
  return withMonths(await readFile(appPath('lib/seed/cards', file), 'utf8'), at)
}

/** `@2m@` in a text is the month two months before it was written. */
export function withMonths(text: string, at: Date): string {
  return text.replace(/@(\d+)m@/g, (_, months) => monthBefore(at, Number(months)))
}

function monthBefore(at: Date, months: number): string {
  const month = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1))
  return month.toLocaleDateString('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })
}
