'use client'

import { useEffect, useState } from 'react'
import { type DraftGiven, DraftStore } from './draft-store'

/** Drafts of pages that were left and may be come back to: what stands in them is newer than what the browser kept of the page. */
const left = new Map<string, DraftStore>()

function openDraft(given: Omit<DraftGiven, 'storage'>): DraftStore {
  const known = left.get(given.storageKey)
  if (known?.hasFields(given.fields)) return known
  const store = new DraftStore({ ...given, storage: browserStorage() })
  if (typeof window !== 'undefined') left.set(given.storageKey, store)
  return store
}

/** The page's draft: puts back what was kept, tries again when there is a chance, warns before unsaved words are left. */
export function useNewDraftStore(given: Omit<DraftGiven, 'storage'>): DraftStore {
  const [store] = useState(() => openDraft(given))

  useEffect(() => {
    store.restore()
    store.again()
    const seen = () => {
      if (document.visibilityState === 'visible') store.again()
      else void store.flush()
    }
    const warn = (event: BeforeUnloadEvent) => {
      if (store.standing().unsaved > 0) event.preventDefault()
    }
    addEventListener('online', store.reconnect)
    addEventListener('focus', store.again)
    document.addEventListener('visibilitychange', seen)
    addEventListener('beforeunload', warn)
    return () => {
      removeEventListener('online', store.reconnect)
      removeEventListener('focus', store.again)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('beforeunload', warn)
      store.stop()
    }
  }, [store])

  // The page was drawn again by the server: what it brings is news like any other.
  useEffect(() => {
    store.hear(Object.entries(given.stored).map(([field, stored]) => ({ field, ...stored })))
  }, [store, given.stored])

  return store
}

/** Storage can be forbidden. */
function browserStorage(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}
