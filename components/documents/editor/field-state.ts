// What the editor knows of one field: what stands in it, what the server has, and what is under way between them. Pure,
// so that each turn can be tested.
import type { AnswerSource } from '@/lib/documents/vocabulary'
import type { Answer } from '@/lib/templates/vocabulary'
import { sameAnswer } from './same-answer'

/** An answer as the server has it. `revision` is 0 where the published one stands and no draft lies over it. */
export interface StoredAnswer {
  value: Answer
  revision: number
  by: string | null
  byName: string | null
  at: string | null
  source: AnswerSource | null
}

/** `unreached`: the server could not be asked; `session`: nobody is signed in, or somebody else; `refused`: it said no. */
export type FieldPhase = 'clean' | 'dirty' | 'saving' | 'saved' | 'unreached' | 'session' | 'refused' | 'conflict'

export interface FieldState {
  phase: FieldPhase
  /** What stands in the field. */
  value: Answer
  /** What the server has, as far as is known here; the next save names its revision. */
  stored: StoredAnswer
  /** Sent, and not answered yet; the last ones whose answer was lost are here too, for they may have arrived. */
  sent: Answer[]
  /** Arrived while a save was under way: looked at after its answer. */
  heard: StoredAnswer | null
  /** What another person wrote at the same time. */
  theirs: StoredAnswer | null
  message: string | null
  /** Names whose words were put together with what stands here. */
  mergedWith: string | null
  /** When what was kept in this browser was typed, if it was put back. */
  restoredAt: string | null
  /** What stood here before another text was taken; never thrown away while the page is open. */
  setAside: Answer[]
}

/** Puts two edits of one answer together where they do not touch; undefined where a person has to. */
export type Merge = (base: Answer, mine: Answer, theirs: Answer) => Answer | undefined

export type FieldEvent =
  | { type: 'typed'; value: Answer }
  | { type: 'sending' }
  | { type: 'stored'; sent: Answer; stored: Omit<StoredAnswer, 'value'> }
  | { type: 'heard'; stored: StoredAnswer }
  | { type: 'stale'; stored: StoredAnswer }
  | { type: 'failed'; phase: 'unreached' | 'session' | 'refused'; message: string | null }
  | { type: 'restored'; kept: KeptAnswer }
  | { type: 'keptMine' }
  | { type: 'tookTheirs' }
  | { type: 'joined'; value: Answer }
  | { type: 'putBack'; at: number }

/** An answer that has not reached the server, as it is kept in this browser. */
export interface KeptAnswer {
  value: Answer
  base: Answer
  revision: number
  sent: Answer[]
  at: string
}

export function openField(stored: StoredAnswer): FieldState {
  return {
    phase: 'clean',
    value: stored.value,
    stored,
    sent: [],
    heard: null,
    theirs: null,
    message: null,
    mergedWith: null,
    restoredAt: null,
    setAside: [],
  }
}

/** Whether something stands here that the server does not have. */
export const isUnsaved = (state: FieldState): boolean => state.phase !== 'clean' && state.phase !== 'saved'

/** Whether a save would be of use now. */
export const isWaiting = (state: FieldState): boolean =>
  state.phase === 'dirty' || state.phase === 'unreached' || state.phase === 'session'

export function fieldState(state: FieldState, event: FieldEvent, merge: Merge): FieldState {
  switch (event.type) {
    case 'typed':
      return typed(state, event.value)
    case 'sending':
      return { ...state, phase: 'saving', sent: [...state.sent, state.value], message: null }
    case 'stored':
      return stored(state, event, merge)
    case 'heard':
      return heard(state, event.stored, merge)
    case 'stale':
      return stale(state, event.stored, merge)
    case 'failed':
      return failed(state, event, merge)
    case 'restored':
      return restored(state, event.kept, merge)
    case 'keptMine':
      // The next save overwrites theirs, knowingly: it names their revision.
      return state.theirs ? settle({ ...state, stored: state.theirs, theirs: null }) : state
    case 'tookTheirs':
      return state.theirs
        ? { ...withAside(state, state.value), ...landed(state.theirs), value: state.theirs.value, phase: 'clean' }
        : state
    case 'joined':
      return { ...withAside(state, state.value), value: event.value }
    case 'putBack':
      return putBack(state, event.at)
  }
}

function typed(state: FieldState, value: Answer): FieldState {
  const next = { ...state, value, mergedWith: null }
  switch (state.phase) {
    case 'saving':
    case 'conflict':
      return next
    case 'unreached':
    case 'session':
      return isStored(next) ? { ...next, phase: 'saved', message: null } : next
    default:
      return settle({ ...next, message: null })
  }
}

/** Dirty, or what the server has: what follows from what stands here. */
function settle(state: FieldState): FieldState {
  if (!isStored(state)) return { ...state, phase: 'dirty' }
  return { ...state, phase: state.phase === 'clean' ? 'clean' : 'saved' }
}

/** A save may still be under way that nobody knows the end of: only then is the same text worth sending again. */
const isStored = (state: FieldState): boolean => state.sent.length === 0 && sameAnswer(state.value, state.stored.value)

const landed = (stored: StoredAnswer) => ({ stored, sent: [], theirs: null, message: null })

function stored(state: FieldState, event: FieldEvent & { type: 'stored' }, merge: Merge): FieldState {
  const arrived: StoredAnswer = { ...event.stored, value: event.sent }
  const { heard: waiting } = state
  const next = settle({ ...state, ...landed(arrived), heard: null, phase: 'saved' })
  return waiting ? heard(next, waiting, merge) : next
}

function heard(state: FieldState, theirs: StoredAnswer, merge: Merge): FieldState {
  if (theirs.revision <= state.stored.revision) return state
  if (state.phase === 'saving') {
    return { ...state, heard: !state.heard || state.heard.revision < theirs.revision ? theirs : state.heard }
  }
  return meet(state, theirs, merge)
}

/** Somebody's answer meets what stands here: taken where nothing was typed, put together where that goes, both kept where not. */
function meet(state: FieldState, theirs: StoredAnswer, merge: Merge): FieldState {
  const next = { ...state, ...landed(theirs) }
  if (sameAnswer(theirs.value, state.value)) return { ...next, phase: isUnsaved(state) ? 'saved' : state.phase }
  if (!isUnsaved(state)) return { ...next, value: theirs.value, phase: 'clean' }
  // Our own save, whose answer was lost on its way: nothing to choose.
  if (state.sent.some((sent) => sameAnswer(sent, theirs.value))) return { ...next, phase: 'dirty' }
  const merged = merge(state.stored.value, state.value, theirs.value)
  if (merged === undefined) return { ...state, phase: 'conflict', theirs, sent: [], message: null }
  const isPut = !sameAnswer(merged, state.value)
  return { ...settle({ ...next, value: merged }), mergedWith: isPut ? (theirs.byName ?? 'somebody') : state.mergedWith }
}

/** The server did not store what was sent, for another answer came first. */
function stale(state: FieldState, theirs: StoredAnswer, merge: Merge): FieldState {
  const { heard: waiting } = state
  const newest = waiting && waiting.revision > theirs.revision ? waiting : theirs
  return meet({ ...state, sent: state.sent.slice(0, -1), heard: null, phase: 'dirty' }, newest, merge)
}

function failed(state: FieldState, event: FieldEvent & { type: 'failed' }, merge: Merge): FieldState {
  const { phase, message } = event
  const last = state.sent.at(-1)
  // What was refused was not stored; what was not answered may have been.
  const sent = phase === 'unreached' ? state.sent : state.sent.slice(0, -1)
  const waiting = state.heard
  const hasNewer = last !== undefined && !sameAnswer(last, state.value)
  const next: FieldState = {
    ...state,
    sent,
    heard: null,
    message,
    phase: phase === 'refused' && hasNewer ? 'dirty' : phase,
  }
  return waiting ? meet(next, waiting, merge) : next
}

function restored(state: FieldState, kept: KeptAnswer, merge: Merge): FieldState {
  if (sameAnswer(kept.value, state.value)) return state
  const typedBefore: FieldState = {
    ...state,
    value: kept.value,
    sent: kept.sent,
    restoredAt: kept.at,
    stored: { ...state.stored, value: kept.base, revision: kept.revision },
    phase: 'dirty',
  }
  const isSameBase = kept.revision === state.stored.revision && sameAnswer(kept.base, state.stored.value)
  if (isSameBase) return { ...typedBefore, stored: state.stored }
  return meet(typedBefore, state.stored, merge)
}

function putBack(state: FieldState, at: number): FieldState {
  const value = state.setAside[at]
  if (value === undefined) return state
  const setAside = state.setAside.with(at, state.value)
  return typed({ ...state, setAside }, value)
}

function withAside(state: FieldState, value: Answer): FieldState {
  const isEmpty = value === null || value === ''
  if (isEmpty || state.setAside.some((kept) => sameAnswer(kept, value))) return state
  return { ...state, setAside: [...state.setAside, value] }
}
