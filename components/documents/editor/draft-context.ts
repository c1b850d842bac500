'use client'

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { DraftStore } from './draft-store'

export const DraftContext = createContext<DraftStore | null>(null)

export function useDraftStore(): DraftStore {
  return useContext(DraftContext)!
}

/** One field; whoever shows it is not drawn again when another one changes. */
export function useFieldState(key: string) {
  const store = useDraftStore()
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key])
  const read = () => store.field(key)
  return useSyncExternalStore(subscribe, read, read)
}

export function useAnswers(store: DraftStore) {
  const subscribe = useCallback((listener: () => void) => store.subscribe(null, listener), [store])
  return useSyncExternalStore(subscribe, store.answers, store.answers)
}

export function useStanding() {
  const store = useDraftStore()
  const subscribe = useCallback((listener: () => void) => store.subscribe(null, listener), [store])
  return useSyncExternalStore(subscribe, store.standing, store.standing)
}
