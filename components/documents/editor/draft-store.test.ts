import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Answer } from '@/lib/templates/vocabulary'
import { DraftStore } from './draft-store'
import type { StoredAnswer } from './field-state'
import type { SaveAnswer, SaveOutcome } from './save-outcome'

/** Two fields on a server that can be slow, away, or ended for this person. */
class Server {
  answers: Record<string, StoredAnswer> = {}
  mode: 'up' | 'down' | 'loses answers' | 'session over' | 'hangs' = 'up'
  calls = 0
  slow: Promise<void> | undefined

  save: SaveAnswer = async ({ field, value, revision }) => {
    this.calls++
    await this.slow
    if (this.mode === 'hangs') return new Promise(() => {})
    if (this.mode === 'down') throw new TypeError('Failed to fetch')
    if (this.mode === 'session over') return { failed: 'session', message: 'Sign in in another tab.' }
    if (value === 'bad') return { failed: 'refused', message: 'Not that.' }
    const now = this.answers[field]
    if (now && now.revision !== revision) return { stale: now } satisfies SaveOutcome
    this.write(field, value, 'me')
    if (this.mode === 'loses answers') throw new TypeError('Failed to fetch')
    return { saved: { revision: revision + 1, at: new Date().toISOString() } }
  }

  write(field: string, value: Answer, by = 'lan') {
    const revision = (this.answers[field]?.revision ?? 0) + 1
    this.answers[field] = { value, revision, by, byName: by, at: new Date().toISOString(), source: 'person' }
    return { field, ...this.answers[field] }
  }
}

class MemoryStorage {
  private held = new Map<string, string>()
  getItem = (key: string) => this.held.get(key) ?? null
  setItem = (key: string, value: string) => void this.held.set(key, value)
  removeItem = (key: string) => void this.held.delete(key)
  clear = () => this.held.clear()
  key = (at: number) => [...this.held.keys()][at] ?? null
  get length() {
    return this.held.size
  }
}

let server: Server
let storage: MemoryStorage
const open = () =>
  new DraftStore({
    fields: ['a', 'b'],
    stored: { ...server.answers },
    save: server.save,
    me: { id: 'me', name: 'Me' },
    storageKey: 'doc',
    storage,
  })
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => {
  vi.useFakeTimers()
  server = new Server()
  storage = new MemoryStorage()
})
afterEach(() => vi.useRealTimers())

test('saves a moment after the last key, once', async () => {
  const page = open()
  page.input('a', 'h')
  await pass(500)
  page.input('a', 'he')
  await pass(500)
  expect(server.calls).toBe(0)
  await pass(300)
  expect(server.answers.a?.value).toBe('he')
  expect(page.standing()).toMatchObject({ phase: 'saved', unsaved: 0 })
  expect([server.calls, storage.length]).toEqual([1, 0])
})

test('saves in between while somebody types without a pause', async () => {
  const page = open()
  for (let keys = 1; keys <= 24; keys++) {
    page.input('a', 'x'.repeat(keys))
    await pass(500)
  }
  expect(server.calls).toBe(2)
  await pass(700)
  expect([server.calls, server.answers.a?.value]).toEqual([3, 'x'.repeat(24)])
})

test('saves at once when the field is left', async () => {
  const page = open()
  page.input('a', 'x')
  page.leave('a')
  await pass(0)
  expect(server.answers.a?.value).toBe('x')
})

test('one save at a time; what was typed meanwhile follows', async () => {
  const page = open()
  let finish = () => {}
  server.slow = new Promise((resolve) => {
    finish = resolve
  })
  page.input('a', '1')
  await pass(700)
  page.input('a', '12')
  await pass(5000)
  expect([server.calls, page.standing().phase]).toEqual([1, 'saving'])
  finish()
  await pass(700)
  expect([server.calls, server.answers.a?.value, page.field('a').phase]).toEqual([2, '12', 'saved'])
})

test('while the server is away everything is kept here, tried again ever more rarely, and arrives when it is back', async () => {
  const page = open()
  server.mode = 'down'
  page.input('a', 'one')
  page.input('b', 'two')
  await pass(60_000)
  expect(page.standing()).toMatchObject({ phase: 'unreached', unsaved: 2 })
  expect([storage.length, server.calls < 10]).toEqual([2, true])
  server.mode = 'up'
  page.again()
  await pass(0)
  expect([server.answers.a?.value, server.answers.b?.value, page.standing().unsaved, storage.length]).toEqual([
    'one',
    'two',
    0,
    0,
  ])
})

test('a server that answers nothing counts as away', async () => {
  const page = open()
  server.mode = 'hangs'
  page.input('a', 'one')
  await pass(21_000)
  expect(page.standing().phase).toBe('unreached')
  server.mode = 'up'
  await pass(20_000)
  expect(server.answers.a?.value).toBe('one')
})

test('an answer that was lost on its way makes no conflict with oneself', async () => {
  const page = open()
  server.mode = 'loses answers'
  page.input('a', 'one')
  await pass(700)
  page.input('a', 'one two')
  server.mode = 'up'
  await pass(30_000)
  expect([page.field('a').phase, server.answers.a?.value]).toEqual(['saved', 'one two'])
})

test('after the session has ended, typing goes on and is saved once somebody has signed in', async () => {
  const page = open()
  server.mode = 'session over'
  page.input('a', 'one')
  await pass(1000)
  page.input('a', 'one two')
  await pass(1000)
  expect(page.standing()).toMatchObject({ phase: 'session', message: 'Sign in in another tab.' })
  server.mode = 'up'
  await pass(15_000)
  expect([server.answers.a?.value, page.standing().phase]).toEqual(['one two', 'saved'])
})

test('what a closed page had not saved is put back by the next one, and saved', async () => {
  const closed = open()
  server.mode = 'down'
  closed.input('a', 'typed on the train')
  await pass(2000)
  server.mode = 'up'
  const page = open()
  page.restore()
  expect(page.field('a')).toMatchObject({ value: 'typed on the train', phase: 'dirty' })
  expect(storage.length).toBe(1)
  await pass(700)
  expect([server.answers.a?.value, storage.length]).toEqual(['typed on the train', 0])
})

test('and meets what others wrote since: both are shown', async () => {
  server.write('a', 'start')
  const closed = open()
  closed.input('a', 'mine')
  vi.clearAllTimers()
  server.write('a', 'theirs')
  const page = open()
  page.restore()
  expect(page.field('a')).toMatchObject({ value: 'mine', phase: 'conflict', theirs: { value: 'theirs' } })
  await pass(60_000)
  expect([server.answers.a?.value, storage.length]).toEqual(['theirs', 1])
  page.choose('a', { type: 'keptMine' })
  await pass(0)
  expect([server.answers.a?.value, storage.length]).toEqual(['mine', 0])
})

test('what was refused says why, holds nothing else up, and is kept', async () => {
  const page = open()
  page.input('a', 'bad')
  page.input('b', 'good')
  await pass(1000)
  expect(page.standing()).toMatchObject({ phase: 'refused', message: 'Not that.', waiting: ['a'] })
  expect([server.answers.b?.value, storage.length]).toEqual(['good', 1])
  page.input('a', 'better')
  await pass(700)
  expect(page.standing().phase).toBe('saved')
})

test('two people on other lines of one text: both survive without a word', async () => {
  server.write('a', 'one\ntwo\nthree')
  const page = open()
  page.input('a', 'ONE\ntwo\nthree')
  page.hear([server.write('a', 'one\ntwo\nTHREE')])
  await pass(700)
  expect([server.answers.a?.value, page.field('a').mergedWith]).toEqual(['ONE\ntwo\nTHREE', 'lan'])
})

test('flush waits for all and tells whether all arrived', async () => {
  const page = open()
  page.input('a', '1')
  page.input('b', '2')
  expect(await page.flush()).toBe(true)
  server.mode = 'down'
  page.input('a', '3')
  expect(await page.flush()).toBe(false)
})

test('while a character is being composed nobody else’s words come into the text; they are put together after it', async () => {
  server.write('a', 'one\n\ntwo')
  const page = open()
  page.hold('a')
  page.input('a', 'one に\n\ntwo')
  page.hear([server.write('a', 'one\n\ntwo of lan')])
  expect(page.field('a').value).toBe('one に\n\ntwo')
  await pass(700)
  page.input('a', 'one 日\n\ntwo')
  await pass(5000)
  expect([page.field('a').value, server.answers.a?.value]).toEqual(['one 日\n\ntwo', 'one\n\ntwo of lan'])
  page.release('a')
  expect(page.field('a').value).toBe('one 日\n\ntwo of lan')
  await pass(700)
  expect([server.answers.a?.value, page.standing().unsaved]).toEqual(['one 日\n\ntwo of lan', 0])
})

test('a field whose answers are kept in a register has nothing to save', async () => {
  const page = open()
  expect(page.field('metrics')).toMatchObject({ phase: 'clean', value: null })
  page.leave('metrics')
  page.hear([{ field: 'metrics', value: [], revision: 3, by: null, byName: null, at: null, source: null }])
  expect(page.standing()).toMatchObject({ phase: 'clean', unsaved: 0 })
})
