import { beforeEach, describe, expect, it } from 'vitest'
import { dropTyped, findTyped, keepTyped } from './kept'

function memoryStore(room = Number.POSITIVE_INFINITY) {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem(key: string, value: string) {
      if (value.length > room) throw new Error('full')
      held.set(key, value)
    },
    removeItem: (key: string) => void held.delete(key),
    key: (at: number) => [...held.keys()][at] ?? null,
    get length() {
      return held.size
    },
  }
}

describe('what a browser keeps', () => {
  let store: ReturnType<typeof memoryStore>
  beforeEach(() => {
    store = memoryStore()
  })
  const kept = (text: string, at: string) => ({ text, at })
  const textsOf = (prefix: string) =>
    findTyped<{ text: string; at: string }>(store, prefix, ({ text }) => typeof text === 'string').map(
      ({ tab, kept }) => `${tab}: ${kept.text}`,
    )

  it('is found again, oldest first, from all tabs and of this record alone', () => {
    keepTyped(store, 'card:p:1', 'two', kept('newer', '2026-01-02'))
    keepTyped(store, 'card:p:1', 'one', kept('older', '2026-01-01'))
    keepTyped(store, 'card:p:12', 'three', kept('another record', '2026-01-03'))
    expect(textsOf('card:p:1')).toEqual(['one: older', 'two: newer'])
    dropTyped(store, 'card:p:1', 'two')
    expect(textsOf('card:p:1')).toEqual(['one: older'])
  })

  it('survives what is not its own, and a store without room', () => {
    store.setItem('card:p:1:x', 'not json')
    store.setItem('card:p:1:y', '{"text":5,"at":"2026"}')
    expect(textsOf('card:p:1')).toEqual([])
    expect(keepTyped(memoryStore(5), 'card:p:1', 'one', kept('long', 'x'))).toBe(false)
  })
})
