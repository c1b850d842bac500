import type { FieldPhase, FieldState } from './field-state'
import { isUnsaved } from './field-state'

/** How the draft stands as a whole. */
export interface Standing {
  /** The gravest of all fields: what the person has to know first. */
  phase: FieldPhase
  unsaved: number
  /** Fields that wait for the person, in the order of the document. */
  waiting: string[]
  /** When the server last stored what this page sent, or what another person wrote. */
  savedAt: string | null
  message: string | null
  /** Fields into which kept text was put back. */
  restored: number
  /** Whether this browser has room to keep what is typed. */
  hasRoom: boolean
}

const gravity: FieldPhase[] = ['clean', 'saved', 'dirty', 'saving', 'refused', 'conflict', 'unreached', 'session']

export function standingOf(states: ReadonlyMap<string, FieldState>, hasRoom: boolean): Standing {
  const standing: Standing = {
    phase: 'clean',
    unsaved: 0,
    waiting: [],
    savedAt: null,
    message: null,
    restored: 0,
    hasRoom,
  }
  for (const [key, state] of states) {
    if (gravity.indexOf(state.phase) > gravity.indexOf(standing.phase)) {
      standing.phase = state.phase
      standing.message = state.message
    }
    if (isUnsaved(state)) standing.unsaved++
    if (state.phase === 'conflict' || state.phase === 'refused') standing.waiting.push(key)
    if (state.restoredAt) standing.restored++
    const { at } = state.stored
    if (at && (!standing.savedAt || Date.parse(at) > Date.parse(standing.savedAt))) standing.savedAt = at
  }
  return standing
}

/** "Saved just now", "Saved 3 s ago", "Saved 2 min ago" */
export function savedWords(savedAt: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(savedAt)) / 1000))
  if (seconds < 2) return 'Saved just now'
  if (seconds < 60) return `Saved ${seconds} s ago`
  if (seconds < 3600) return `Saved ${Math.floor(seconds / 60)} min ago`
  return `Saved ${new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`
}
