import { beforeEach, describe, expect, it } from 'vitest'
import { dropText, keepText, newestKept } from './kept-text'

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

describe('a text kept in the browser', () => {
  let store: ReturnType<typeof memoryStore>
  beforeEach(() => {
    store = memoryStore()
  })
  const kept = (text: string, at: string) => ({ text, revision: 1, base: 1, at })

  it('is found again, the newest of all tabs, and of this record alone', () => {
    keepText(store, 'card:p:1', 'one', kept('older', '2026-01-01'))
    keepText(store, 'card:p:1', 'two', kept('newer', '2026-01-02'))
    keepText(store, 'card:p:12', 'three', kept('another record', '2026-01-03'))
    expect(newestKept(store, 'card:p:1')).toEqual({ tab: 'two', kept: kept('newer', '2026-01-02') })
    dropText(store, 'card:p:1', 'two')
    expect(newestKept(store, 'card:p:1')?.kept.text).toBe('older')
  })

  it('survives what is not its own, and a store without room', () => {
    store.setItem('card:p:1:x', 'not json')
    expect(newestKept(store, 'card:p:1')).toBeNull()
    expect(keepText(memoryStore(5), 'card:p:1', 'one', kept('long', 'x'))).toBe(false)
  })
})
