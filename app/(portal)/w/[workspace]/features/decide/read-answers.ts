import { adviseInput } from '@/lib/features/input'
import type { StoreAnswers } from '@/lib/features/vocabulary'

/** The answers of the address; null until all three questions are answered. */
export function readAnswers(query: Record<string, string | string[] | undefined>): StoreAnswers | null {
  const { computeCost, readiness, projects, isOnline } = query
  const read = adviseInput.safeParse({ computeCost, readiness, projects, isOnline: isOnline === 'on' })
  return read.success ? read.data : null
}
