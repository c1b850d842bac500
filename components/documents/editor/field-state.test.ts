import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '@/lib/templates/vocabulary'
import { type FieldEvent, type FieldState, fieldState, isUnsaved, openField, type StoredAnswer } from './field-state'
import { mergeAnswer } from './merge-answer'
import { sameAnswer } from './same-answer'

const by = (value: Answer, revision: number, name = 'Lan'): StoredAnswer => ({
  value,
  revision,
  by: name,
  byName: name,
  at: '2026-11-21T10:00:00Z',
  source: 'person',
})
const run = (state: FieldState, ...events: FieldEvent[]) =>
  events.reduce((now, event) => fieldState(now, event, mergeAnswer), state)
const typed = (value: Answer): FieldEvent => ({ type: 'typed', value })
const sending: FieldEvent = { type: 'sending' }
const saved = (sent: Answer, revision: number): FieldEvent => {
  const { value: _, ...stored } = by(sent, revision, 'me')
  return { type: 'stored', sent, stored }
}
const heard = (value: Answer, revision: number): FieldEvent => ({ type: 'heard', stored: by(value, revision) })
const stale = (value: Answer, revision: number): FieldEvent => ({ type: 'stale', stored: by(value, revision) })
const lost: FieldEvent = { type: 'failed', phase: 'unreached', message: null }

const open = openField(by('one', 1))

test('typing, saving, saved', () => {
  expect(run(open, typed('one two')).phase).toBe('dirty')
  expect(run(open, typed('one two'), sending).phase).toBe('saving')
  const done = run(open, typed('one two'), sending, saved('one two', 2))
  expect(done).toMatchObject({
    phase: 'saved',
    value: 'one two',
    stored: { value: 'one two', revision: 2, byName: 'me' },
  })
})

test('what is typed while a save is under way is saved again, and the answer does not overwrite it', () => {
  const state = run(open, typed('a'), sending, typed('ab'), saved('a', 2))
  expect(state).toMatchObject({ phase: 'dirty', value: 'ab', stored: { value: 'a', revision: 2 } })
})

test('typing back what was there needs no save', () => {
  expect(run(open, typed('x'), typed('one')).phase).toBe('saved')
})

describe('another person', () => {
  test('is shown in a field where nothing was typed', () => {
    expect(run(open, heard('two', 2))).toMatchObject({ phase: 'clean', value: 'two', stored: { revision: 2 } })
  })

  test('is not heard twice, nor late', () => {
    expect(run(open, heard('two', 2), heard('one', 1), heard('zero', 2)).value).toBe('two')
  })

  test('on other lines is put together with what stands here, and said', () => {
    const state = run(openField(by('a\nb\nc', 1)), typed('A\nb\nc'), heard('a\nb\nC', 2))
    expect(state).toMatchObject({ phase: 'dirty', value: 'A\nb\nC', mergedWith: 'Lan', stored: { revision: 2 } })
  })

  test('on the same line is a conflict that keeps both', () => {
    const state = run(open, typed('mine'), heard('theirs', 2))
    expect(state).toMatchObject({ phase: 'conflict', value: 'mine', theirs: { value: 'theirs', byName: 'Lan' } })
  })

  test('who was first makes a save stale: both are kept', () => {
    const state = run(open, typed('mine'), sending, typed('mine still'), stale('theirs', 2))
    expect(state).toMatchObject({ phase: 'conflict', value: 'mine still', theirs: { value: 'theirs' } })
  })

  test('who wrote the same leaves nothing to choose', () => {
    expect(run(open, typed('same'), sending, stale('same', 2))).toMatchObject({
      phase: 'saved',
      stored: { revision: 2 },
    })
  })

  test('heard during a save waits for its answer', () => {
    const during = run(open, typed('mine'), sending, heard('theirs', 3))
    expect(during).toMatchObject({ phase: 'saving', value: 'mine' })
    expect(run(during, saved('mine', 2))).toMatchObject({ phase: 'clean', value: 'theirs', stored: { revision: 3 } })
    expect(run(during, typed('mine more'), saved('mine', 2)).phase).toBe('conflict')
  })

  test('the echo of a save is no other edit', () => {
    expect(run(open, typed('mine'), sending, heard('mine', 2), saved('mine', 2))).toMatchObject({
      phase: 'saved',
      value: 'mine',
    })
  })
})

describe('a conflict', () => {
  const conflict = run(open, typed('mine'), heard('theirs', 2))

  test('holds what is typed on, and hears what comes on', () => {
    const state = run(conflict, typed('mine, longer'), heard('theirs, longer', 3))
    expect(state).toMatchObject({
      phase: 'conflict',
      value: 'mine, longer',
      theirs: { value: 'theirs, longer', revision: 3 },
    })
  })

  test('mine over theirs names their revision', () => {
    expect(run(conflict, { type: 'keptMine' })).toMatchObject({
      phase: 'dirty',
      value: 'mine',
      theirs: null,
      stored: { value: 'theirs', revision: 2 },
    })
  })

  test('theirs sets mine aside and gives it back', () => {
    const state = run(conflict, { type: 'tookTheirs' })
    expect(state).toMatchObject({ phase: 'clean', value: 'theirs', setAside: ['mine'] })
    expect(run(state, { type: 'putBack', at: 0 })).toMatchObject({
      phase: 'dirty',
      value: 'mine',
      setAside: ['theirs'],
    })
  })

  test('both put together is saved when the person says so', () => {
    const joined = run(conflict, { type: 'joined', value: 'theirs, mine' }, typed('theirs and mine'))
    expect(joined).toMatchObject({ phase: 'conflict', value: 'theirs and mine', setAside: ['mine'] })
    expect(run(joined, { type: 'keptMine' })).toMatchObject({ phase: 'dirty', stored: { revision: 2 } })
  })

  test('ends when both come to say the same', () => {
    expect(run(conflict, heard('mine', 3))).toMatchObject({ phase: 'saved', theirs: null, stored: { revision: 3 } })
  })
})

describe('a save that fails', () => {
  test('is tried again', () => {
    expect(run(open, typed('a'), sending, lost)).toMatchObject({ phase: 'unreached', value: 'a' })
  })

  test('and had arrived after all is no conflict with oneself', () => {
    const state = run(open, typed('a'), sending, lost, typed('ab'), sending, stale('a', 2))
    expect(state).toMatchObject({ phase: 'dirty', value: 'ab', stored: { value: 'a', revision: 2 } })
  })

  test('and may have arrived is not done by typing back what was there', () => {
    expect(isUnsaved(run(open, typed('a'), sending, lost, typed('one')))).toBe(true)
  })

  test('for no session keeps what is typed', () => {
    const over: FieldEvent = { type: 'failed', phase: 'session', message: 'Sign in' }
    expect(run(open, typed('a'), sending, typed('ab'), over, typed('abc'))).toMatchObject({
      phase: 'session',
      value: 'abc',
    })
  })

  test('for what it says waits until something else stands there', () => {
    const no: FieldEvent = { type: 'failed', phase: 'refused', message: 'Too long' }
    const state = run(open, typed('a'), sending, no)
    expect(state).toMatchObject({ phase: 'refused', message: 'Too long' })
    expect(run(state, typed('b'))).toMatchObject({ phase: 'dirty', message: null })
    expect(run(open, typed('a'), sending, typed('b'), no).phase).toBe('dirty')
  })
})

describe('what this browser kept', () => {
  const kept = { value: 'kept', base: 'one', revision: 1, sent: [], at: '2026-11-21T09:00:00Z' }

  test('is put back and saved', () => {
    expect(run(open, { type: 'restored', kept })).toMatchObject({ phase: 'dirty', value: 'kept', restoredAt: kept.at })
  })

  test('meets what was written since', () => {
    const state = run(openField(by('two', 2)), { type: 'restored', kept })
    expect(state).toMatchObject({ phase: 'conflict', value: 'kept', theirs: { value: 'two' } })
  })

  test('and had arrived is saved', () => {
    expect(run(openField(by('kept', 2)), { type: 'restored', kept })).toMatchObject({ phase: 'clean', value: 'kept' })
  })

  test('goes on from the part of it that had arrived', () => {
    const state = run(openField(by('ke', 2)), { type: 'restored', kept: { ...kept, sent: ['ke'] } })
    expect(state).toMatchObject({ phase: 'dirty', value: 'kept', stored: { revision: 2 } })
  })
})

test('whatever happens, what was typed last stands there, and nothing is called saved that the server does not have', () => {
  const words = fc.constantFrom('a', 'b', 'c')
  const turn = fc.oneof(
    words.map((value) => ({ do: 'type' as const, value })),
    words.map((value) => ({ do: 'other' as const, value })),
    fc.record({ do: fc.constant('send' as const), arrives: fc.boolean(), answered: fc.boolean() }),
    fc.constant({ do: 'hear' as const }),
  )
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 30 }), (turns) => {
      let server = by('start', 1)
      let state = openField(server)
      let mine: Answer = null
      for (const step of turns) {
        if (step.do === 'type') {
          mine = step.value
          state = run(state, typed(step.value))
        } else if (step.do === 'other') server = by(step.value, server.revision + 1)
        else if (step.do === 'hear') state = run(state, heard(server.value, server.revision))
        else if (state.phase === 'dirty' || state.phase === 'unreached') {
          const sent = state.value
          state = run(state, sending)
          const isStale = state.stored.revision !== server.revision
          if (step.arrives && !isStale) server = by(sent, server.revision + 1, 'me')
          if (!step.answered || !step.arrives) state = run(state, lost)
          else state = run(state, isStale ? { type: 'stale', stored: server } : saved(sent, server.revision))
        }
        if (isUnsaved(state)) expect(state.value).toEqual(mine)
        if (!isUnsaved(state) && state.stored.revision === server.revision)
          expect(sameAnswer(state.value, server.value)).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
