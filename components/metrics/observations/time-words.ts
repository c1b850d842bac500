import { dayWords } from '@/components/ui/relative-time'

/** "31 Oct 2026", with the clock where it is not midnight: "31 Oct 2026, 18:00 UTC". */
export function timeWords(at: string): string {
  const clock = new Date(at).toISOString().slice(11, 19)
  if (clock === '00:00:00') return dayWords(at)
  return `${dayWords(at)}, ${clock.endsWith(':00') ? clock.slice(0, 5) : clock} UTC`
}
