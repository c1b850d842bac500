// What an open page knows of a document from its stream. Pure, so that each turn can be tested.
import type { LiveDocument, SavedAnswer } from '@/lib/documents/live/views'

export interface LiveState {
  /** The draft's change up to which everything is known: where the next connection begins. */
  change: number
  /** The newest event; null before the first. */
  live: LiveDocument | null
  /** The newest revision of each answer that was handed on. */
  revisions: Record<string, number>
}

export const unheard = (change: number): LiveState => ({ change, live: null, revisions: {} })

/** Takes an event: what is known then, and the answers that were not known before. */
export function hear(state: LiveState, event: LiveDocument): { state: LiveState; fresh: SavedAnswer[] } {
  // Of a connection that was given up: newer things are known by now.
  if (event.change < state.change) return { state, fresh: [] }
  const fresh = event.answers.filter(({ field, revision }) => revision > (state.revisions[field] ?? 0))
  const revisions = { ...state.revisions }
  for (const { field, revision } of fresh) revisions[field] = revision
  return { state: { change: event.change, live: event, revisions }, fresh }
}

const FIRST_MS = 500
const LONGEST_MS = 15_000

/** How long to wait before the next try; not all pages at once when a server comes back. */
export function waitBefore(attempt: number, random: number): number {
  return Math.round(Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS) * (0.5 + random / 2))
}

/** Everybody else who is there, once each. */
export function othersIn(live: LiveDocument | null, me: string): LiveDocument['presence'] {
  return (live?.presence ?? []).filter(({ person }) => person !== me)
}
