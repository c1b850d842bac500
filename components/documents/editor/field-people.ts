import type { Present } from '@/lib/documents/live/views'

/** A hue for each person, the same for everybody who looks. */
export function hueOf(person: string): number {
  let sum = 0
  for (const letter of person) sum = (sum * 31 + letter.charCodeAt(0)) % 997
  return sum % 5
}

export const inField = (others: readonly Present[], field: string) => others.filter((one) => one.field === field)
