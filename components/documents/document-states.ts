// The states of a document that can be set side by side, in one order: the draft, revisions, restore points.
import type { RevisionItem } from '@/lib/documents/views'

export interface DocumentState {
  /** As an address names it: `draft`, `3`, or a restore point's id. */
  key: string
  kind: 'draft' | 'revision' | 'point'
  label: string
  at: string | null
  by: string | null
  note: string
}

interface Given {
  draft: { savedAt: string | null; savedBy: string | null } | null
  revisions: readonly RevisionItem[]
  points: ReadonlyArray<{ id: string; savedAt: string; savedBy: string | null }>
}

/** Newest first; the draft, which is now, at the top. */
export function documentStates({ draft, revisions, points }: Given): DocumentState[] {
  const past: DocumentState[] = [
    ...revisions.map(
      ({ revision, publishedAt, publishedBy, note }): DocumentState => ({
        key: String(revision),
        kind: 'revision',
        label: `Revision ${revision}`,
        at: publishedAt,
        by: publishedBy,
        note,
      }),
    ),
    ...points.map(
      ({ id, savedAt, savedBy }): DocumentState => ({
        key: id,
        kind: 'point',
        label: 'Restore point',
        at: savedAt,
        by: savedBy ?? 'a former member',
        note: '',
      }),
    ),
  ].sort((a, b) => b.at!.localeCompare(a.at!))
  if (!draft) return past
  const now: DocumentState = {
    key: 'draft',
    kind: 'draft',
    label: 'Draft',
    at: draft.savedAt,
    by: draft.savedBy,
    note: '',
  }
  return [now, ...past]
}

/** What stood there before this state was reached: for a revision the one before it, else the state below in the list. */
export function stateBefore(states: readonly DocumentState[], key: string): string | null {
  const at = states.findIndex((state) => state.key === key)
  const below = states.slice(at + 1)
  const found = states[at]?.kind === 'revision' ? below.find(({ kind }) => kind === 'revision') : below[0]
  return found?.key ?? null
}

/** “Three fields differ, 2 of them material” */
export function differenceTitle(changes: ReadonlyArray<{ isMaterial: boolean }>): string {
  const count = changes.length
  if (count === 0) return 'Nothing differs'
  const material = changes.filter(({ isMaterial }) => isMaterial).length
  const words = count === 1 ? 'One answer differs' : `${count} answers differ`
  if (material === 0) return `${words}, ${count === 1 ? 'and it is minor' : 'all minor'}`
  if (material === count) return `${words}, ${count === 1 ? 'and it is material' : 'all material'}`
  return `${words}, ${material} of them material`
}
