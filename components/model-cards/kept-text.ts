/** A text that has not reached the server, kept in this browser until it has; each tab keeps its own. */
export interface KeptText {
  text: string
  revision: number
  base: number
  at: string
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** @returns whether there was room for it */
export function keepText(store: Store, prefix: string, tab: string, kept: KeptText): boolean {
  try {
    store.setItem(`${prefix}:${tab}`, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function dropText(store: Store, prefix: string, tab: string): void {
  try {
    store.removeItem(`${prefix}:${tab}`)
  } catch {}
}

/** The newest text kept under the prefix by any tab, with the tab that kept it. */
export function newestKept(store: Store, prefix: string): { tab: string; kept: KeptText } | null {
  let newest: { tab: string; kept: KeptText } | null = null
  try {
    for (let at = 0; at < store.length; at++) {
      const key = store.key(at)
      if (!key?.startsWith(`${prefix}:`)) continue
      const kept = readKept(store.getItem(key))
      if (kept && (!newest || kept.at > newest.kept.at)) newest = { tab: key.slice(prefix.length + 1), kept }
    }
  } catch {}
  return newest
}

function readKept(text: string | null): KeptText | null {
  try {
    const kept = JSON.parse(text ?? 'null') as KeptText | null
    return kept && typeof kept.text === 'string' && Number.isInteger(kept.revision) ? kept : null
  } catch {
    return null
  }
}
