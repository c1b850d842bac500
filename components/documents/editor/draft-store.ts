// The draft of a document as one open page knows it: saves what is typed a moment after the last key, one answer at a time,
// and keeps in this browser whatever has not arrived.
import { dropTyped, findTyped, keepTyped } from '@/components/form/kept'
import type { Answer, Answers, FieldKind } from '@/lib/templates/vocabulary'
import {
  type FieldEvent,
  type FieldState,
  fieldState,
  isUnsaved,
  isWaiting,
  type KeptAnswer,
  openField,
  type StoredAnswer,
} from './field-state'
import { mergeAnswer } from './merge-answer'
import { sameAnswer } from './same-answer'
import { outcomeOf, type SaveAnswer } from './save-outcome'
import { type Standing, standingOf } from './standing'

type Timer = ReturnType<typeof setTimeout>

export type DraftGiven = {
  fields: readonly string[]
  /** By field, where it says how two answers are put together. */
  kinds?: Readonly<Record<string, FieldKind>>
  stored: Record<string, StoredAnswer>
  save: SaveAnswer
  me: { id: string; name: string }
  /** Names the workspace, the person and the document, so that nobody is shown another person's words. */
  storageKey: string
  storage: Storage | null
}

const QUIET_MS = 700
/** Whoever types without a pause is saved in between. */
const LONGEST_MS = 5000
const RETRY_MS = [1000, 2000, 4000, 8000, 15_000]

const nothing: StoredAnswer = { value: null, revision: 0, by: null, byName: null, at: null, source: null }
/** A field whose answers are kept in a register: nothing of it is saved here. */
const registered = openField(nothing)

export class DraftStore {
  readonly me: DraftGiven['me']
  private readonly given: DraftGiven
  private readonly tab = Math.random().toString(36).slice(2)
  private readonly states = new Map<string, FieldState>()
  private readonly listeners = new Map<string | null, Set<() => void>>()
  private readonly timers = new Map<string, Timer>()
  private readonly dirtySince = new Map<string, number>()
  private readonly due = new Set<string>()
  /** What came for a field while a character is being composed in it, and would change its text. */
  private readonly held = new Map<string, FieldEvent[]>()
  private pumping: Promise<void> | undefined
  private retry: Timer | undefined
  private failures = 0
  private hasRoom = true
  private memo: { answers: Answers; standing: Standing } | undefined

  constructor(given: DraftGiven) {
    this.given = given
    this.me = given.me
    for (const field of given.fields) this.states.set(field, openField(given.stored[field] ?? nothing))
  }

  hasFields(fields: readonly string[]): boolean {
    return fields.length === this.states.size && fields.every((field) => this.states.has(field))
  }

  field(key: string): FieldState {
    return this.states.get(key) ?? registered
  }

  /** What stands in the fields now, saved or not. */
  answers = (): Answers => this.snapshot().answers
  standing = (): Standing => this.snapshot().standing

  private snapshot() {
    this.memo ??= {
      answers: Object.fromEntries([...this.states].map(([key, { value }]) => [key, value])),
      standing: standingOf(this.states, this.hasRoom),
    }
    return this.memo
  }

  /** Calls back when a field changes, or with null when any does. */
  subscribe(field: string | null, listener: () => void): () => void {
    const set = this.listeners.get(field) ?? new Set()
    this.listeners.set(field, set.add(listener))
    return () => void set.delete(listener)
  }

  input(field: string, value: Answer): void {
    this.dispatch(field, { type: 'typed', value })
    this.saveSoon(field)
  }

  /** The person has left the field: no reason to wait any longer. */
  leave(field: string): void {
    this.release(field)
    if (this.field(field).phase === 'dirty') this.saveNow(field)
  }

  /** A character is being composed in the field. Other words cannot come into the text before it is done, so they wait. */
  hold(field: string): void {
    if (!this.held.has(field)) this.held.set(field, [])
  }

  release(field: string): void {
    const waiting = this.held.get(field)
    if (!waiting) return
    this.held.delete(field)
    for (const event of waiting) this.dispatch(field, event)
    this.saveSoon(field)
  }

  hear(answers: ReadonlyArray<{ field: string } & StoredAnswer>): void {
    for (const { field, ...stored } of answers) {
      if (!this.states.has(field)) continue
      this.dispatch(field, { type: 'heard', stored })
      this.saveSoon(field)
    }
  }

  choose(field: string, event: FieldEvent & { type: 'keptMine' | 'tookTheirs' | 'joined' | 'putBack' }): void {
    this.dispatch(field, event)
    if (event.type !== 'joined') this.leave(field)
  }

  /** Saves all that can be saved; true when the server has everything. */
  async flush(): Promise<boolean> {
    for (const [key, state] of this.states) if (isWaiting(state)) this.due.add(key)
    await this.pump()
    return this.standing().unsaved === 0
  }

  /** Tries at once what could not be saved: the connection is back, or somebody has signed in elsewhere. */
  again = (): void => {
    const { phase } = this.standing()
    if (phase === 'unreached' || phase === 'session') void this.flush()
  }

  /** Puts back what this browser kept from a page that was closed before it was saved. */
  restore(): void {
    const { storage } = this.given
    if (!storage) return
    for (const field of this.states.keys()) {
      const prefix = this.keyOf(field)
      const newest = findTyped<KeptAnswer>(storage, prefix, isKept)
        .filter(({ tab }) => tab !== this.tab)
        .at(-1)
      if (!newest) continue
      this.dispatch(field, { type: 'restored', kept: newest.kept })
      dropTyped(storage, prefix, newest.tab)
      this.saveSoon(field)
    }
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer)
    clearTimeout(this.retry)
    void this.flush()
  }

  private dispatch(field: string, event: FieldEvent): void {
    const before = this.field(field)
    const kind = this.given.kinds?.[field]
    const after = fieldState(before, event, (base, mine, theirs) => mergeAnswer(base, mine, theirs, kind))
    if (after === before) return
    const held = this.held.get(field)
    if (held && event.type !== 'typed' && !sameAnswer(after.value, before.value)) return void held.push(event)
    this.states.set(field, after)
    this.mirror(field, after)
    this.memo = undefined
    for (const listener of [...(this.listeners.get(field) ?? []), ...(this.listeners.get(null) ?? [])]) listener()
  }

  private mirror(field: string, state: FieldState): void {
    const { storage } = this.given
    if (!storage) return
    if (!isUnsaved(state)) {
      dropTyped(storage, this.keyOf(field), this.tab)
      return
    }
    const { value, stored, sent } = state
    const kept: KeptAnswer = {
      value,
      base: stored.value,
      revision: stored.revision,
      sent,
      at: new Date().toISOString(),
    }
    this.hasRoom = keepTyped(storage, this.keyOf(field), this.tab, kept)
  }

  private keyOf = (field: string) => `${this.given.storageKey}:${field}`

  private saveSoon(field: string): void {
    clearTimeout(this.timers.get(field))
    if (this.field(field).phase !== 'dirty') return void this.dirtySince.delete(field)
    const now = Date.now()
    const since = this.dirtySince.get(field) ?? now
    this.dirtySince.set(field, since)
    const wait = Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - now))
    this.timers.set(
      field,
      setTimeout(() => this.saveNow(field), wait),
    )
  }

  private saveNow(field: string): void {
    clearTimeout(this.timers.get(field))
    this.dirtySince.delete(field)
    this.due.add(field)
    void this.pump()
  }

  private pump(): Promise<void> {
    this.pumping ??= this.run().finally(() => {
      this.pumping = undefined
      if (this.due.size > 0) void this.pump()
    })
    return this.pumping
  }

  private async run(): Promise<void> {
    for (const field of this.due) {
      this.due.delete(field)
      if (!isWaiting(this.field(field))) continue
      const event = await this.send(field)
      this.dispatch(field, event)
      if (event.type === 'failed' && event.phase !== 'refused') return this.tryLater()
      this.failures = 0
      // More was typed meanwhile, or was put together with what somebody else wrote.
      this.saveSoon(field)
    }
  }

  private async send(field: string): Promise<FieldEvent> {
    this.dispatch(field, { type: 'sending' })
    const { value, stored } = this.field(field)
    const outcome = await outcomeOf(this.given.save({ field, value, revision: stored.revision }))
    if ('failed' in outcome) return { type: 'failed', phase: outcome.failed, message: outcome.message }
    if ('stale' in outcome) return { type: 'stale', stored: outcome.stale }
    const { revision, at } = outcome.saved
    const { id, name } = this.me
    return { type: 'stored', sent: value, stored: { revision, at, by: id, byName: name, source: 'person' } }
  }

  /** The network is back: what was waited for so long need not be waited for any longer. */
  readonly reconnect = (): void => {
    this.failures = 0
    this.again()
  }

  private tryLater(): void {
    this.due.clear()
    clearTimeout(this.retry)
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]
    this.retry = setTimeout(this.again, wait)
  }
}

const isKept = (kept: Partial<KeptAnswer>) =>
  'value' in kept && 'base' in kept && Number.isInteger(kept.revision) && Array.isArray(kept.sent)
