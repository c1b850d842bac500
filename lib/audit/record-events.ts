import type { Tx } from '@/lib/platform/context'
import { type Event, recordEvent } from './record-event'

/** With its digest, an id and what is personal of it a change takes up to 300 bytes of an entry's 32 KiB. */
const MOST_CHANGES = 100

/**
 * Writes an event of any number of changes: what one entry has no room for goes into further ones, which say which part they are.
 * Its other details are short. Returns the id of the first.
 */
export async function recordEvents(tx: Tx, event: Event): Promise<string> {
  const parts = Math.max(1, Math.ceil(event.changes.length / MOST_CHANGES))
  if (parts === 1) return recordEvent(tx, event)
  const ids: string[] = []
  for (let part = 0; part < parts; part++) {
    const { id, ...same } = event
    ids.push(
      await recordEvent(tx, {
        ...same,
        ...(id && part === 0 ? { id } : {}),
        changes: event.changes.slice(part * MOST_CHANGES, (part + 1) * MOST_CHANGES),
        details: { ...event.details, part: part + 1, parts },
      }),
    )
  }
  return ids[0]!
}
