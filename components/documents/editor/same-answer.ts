import type { Answer } from '@/lib/templates/vocabulary'

/** Whether two answers say the same; the database keeps no order of keys. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  return same(one ?? null, other ?? null)
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && same((one as never)[key], (other as never)[key]))
  )
}
