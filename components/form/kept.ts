/** What was typed and has not reached the server, kept in this browser until it has; each tab keeps its own. */
export interface Kept {
  at: string
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** @returns whether there was room for it */
export function keepTyped(store: Store, prefix: string, tab: string, kept: Kept): boolean {
  try {
    store.setItem(`${prefix}:${tab}`, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function dropTyped(store: Store, prefix: string, tab: string): void {
  try {
    store.removeItem(`${prefix}:${tab}`)
  } catch {}
}

/** What any tab has kept under the prefix, oldest first, with the tab that kept it. */
export function findTyped<K extends Kept>(
  store: Store,
  prefix: string,
  isKept: (found: Partial<K>) => boolean,
): { tab: string; kept: K }[] {
  const found: { tab: string; kept: K }[] = []
  try {
    for (let at = 0; at < store.length; at++) {
      const key = store.key(at)
      if (!key?.startsWith(`${prefix}:`)) continue
      const kept = parsed<K>(store.getItem(key))
      if (kept && typeof kept.at === 'string' && isKept(kept))
        found.push({ tab: key.slice(prefix.length + 1), kept: kept as K })
    }
  } catch {}
  return found.sort((one, other) => (one.kept.at < other.kept.at ? -1 : 1))
}

function parsed<K>(text: string | null): Partial<K> | null {
  try {
    const kept: unknown = JSON.parse(text ?? 'null')
    return typeof kept === 'object' ? (kept as Partial<K> | null) : null
  } catch {
    return null
  }
}
