// What an editor knows of its text and of the one on the server. Pure, so that each turn can be tested. `P` is what it says of
// the text: remarks on a card, or the problems of a template.
import type { ImportProblem } from '@/lib/imports/vocabulary'

export interface SavedDraft<P = ImportProblem> {
  revision: number
  savedAt: string
  problems: P[]
}

export interface TheirDraft {
  message: string
  revision: number
  base: number
  text: string
  savedBy: string | null
}

/** What the server answers to an autosave. */
export type SaveOutcome<P = ImportProblem> = { saved: SavedDraft<P> } | { conflict: TheirDraft } | { refused: string }

export interface DraftState<P = ImportProblem> {
  /** `saved`: the server has what stands here; `unreached`: it could not be asked; `refused`: it said no. */
  phase: 'saved' | 'unsaved' | 'saving' | 'unreached' | 'refused' | 'conflict'
  /** The draft's revision that the next save names; 0 before the first one. */
  revision: number
  /** The published revision the text was made from. */
  base: number
  /** The text the server has. */
  savedText: string
  savedAt: string | null
  problems: P[]
  message: string | null
  theirs: TheirDraft | null
}

export type DraftEvent<P = ImportProblem> =
  | { type: 'typed'; text: string }
  | { type: 'saving' }
  | { type: 'answered'; outcome: SaveOutcome<P>; sent: string; text: string }
  | { type: 'unreached' }
  | { type: 'found'; theirs: TheirDraft }
  | { type: 'keptMine' }
  | { type: 'tookTheirs' }

export function draftState<P>(state: DraftState<P>, event: DraftEvent<P>): DraftState<P> {
  switch (event.type) {
    case 'typed':
      if (state.phase === 'conflict') return state
      return { ...state, phase: event.text === state.savedText ? 'saved' : 'unsaved', message: null }
    case 'saving':
      return { ...state, phase: 'saving' }
    case 'answered':
      return answered(state, event)
    case 'unreached':
      return { ...state, phase: 'unreached' }
    case 'found':
      return { ...state, phase: 'conflict', theirs: event.theirs }
    case 'keptMine':
      // The next save overwrites theirs, knowingly: it names their revision.
      return state.theirs
        ? { ...state, phase: 'unsaved', revision: state.theirs.revision, base: state.theirs.base, theirs: null }
        : state
    case 'tookTheirs':
      return state.theirs
        ? {
            ...state,
            phase: 'saved',
            revision: state.theirs.revision,
            base: state.theirs.base,
            savedText: state.theirs.text,
            theirs: null,
          }
        : state
  }
}

function answered<P>(
  state: DraftState<P>,
  { outcome, sent, text }: DraftEvent<P> & { type: 'answered' },
): DraftState<P> {
  if ('refused' in outcome) return { ...state, phase: 'refused', message: outcome.refused }
  if ('conflict' in outcome) {
    const { conflict } = outcome
    // The same words from another tab, or an answer that was lost on its way: nothing to choose.
    if (conflict.text === text)
      return {
        ...state,
        phase: 'saved',
        revision: conflict.revision,
        base: conflict.base,
        savedText: text,
        message: null,
      }
    return { ...state, phase: 'conflict', theirs: conflict }
  }
  return {
    ...state,
    phase: text === sent ? 'saved' : 'unsaved',
    revision: outcome.saved.revision,
    savedText: sent,
    savedAt: outcome.saved.savedAt,
    problems: outcome.saved.problems,
    message: null,
  }
}

/** "saved just now", "saved 3 s ago", "saved 2 min ago" */
export function savedWords(savedAt: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - new Date(savedAt).getTime()) / 1000))
  if (seconds < 2) return 'saved just now'
  if (seconds < 60) return `saved ${seconds} s ago`
  if (seconds < 3600) return `saved ${Math.floor(seconds / 60)} min ago`
  return `saved at ${new Date(savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}`
}

/** Where a line of the text begins and ends, to put the caret there. */
export function lineSpan(text: string, line: number): { start: number; end: number } {
  let start = 0
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start)
    if (next === -1) break
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  return { start, end: end === -1 ? text.length : end }
}
