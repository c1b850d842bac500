// What approvals know of the things that are approved: a kind, an id and two digests over a canonical snapshot.
import { canonicalJson } from '@/lib/audit/canonical-json'
import { sha256Text } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/platform/context'
import type { RoleId } from '@/lib/platform/vocabulary'
import type { SubjectKind } from './vocabulary'

export interface Snapshot {
  /** Names the form of the fields, so that it can change: `countersign/model-version@1`. */
  schema: string
  kind: SubjectKind
  id: string
  revision: number
  fields: Record<string, unknown>
}

/** A subject as it stands now, locked against edits until the transaction ends. */
export interface SubjectState {
  snapshot: Snapshot
  /** Fields whose change voids approvals; the default is every one. */
  materialFields: string[]
  /** Short and stable: `MDL-7 v3`. */
  label: string
  /** What people call it: `Churn scorer v3`. Untrusted: names come from imported cards. */
  name: string
  useCaseId: string
  riskTier: string | null
  /** The role that answers for the stage it belongs to, for workflows that ask whoever that is. */
  accountable?: RoleId
  /** Everyone who wrote any part of it. */
  authors: string[]
  /** What people call a field of the snapshot. */
  fieldLabel(field: string): string
}

export interface SubjectBinding {
  /** Reads and locks the subject. @throws not_found */
  read(tx: Tx, id: string, lock: 'share' | 'update' | 'none'): Promise<SubjectState>
  /** Finds the id behind a reference that a person or a machine gives. @throws not_found */
  resolve(tx: Tx, reference: SubjectReference): Promise<string>
  /** Whether it is approved for one environment at a time. */
  hasEnvironment: boolean
  /** What is asked, in people's words. The name in it is `shownName(state)`. */
  question(state: SubjectState, environment: string): string
}

export interface SubjectReference {
  ref: string
  version?: number
}

export type Subjects = Partial<Record<SubjectKind, SubjectBinding>>

export interface Digests {
  contentDigest: string
  materialDigest: string
}

/**
 * Content: everything shown. Material: only the fields whose change voids approvals, and no revision number,
 * for a revision that changes nothing material must leave the digest as it is.
 */
export function digestsOf(snapshot: Snapshot, materialFields: readonly string[]): Digests & { canonical: string } {
  const canonical = canonicalJson(snapshot)
  const material = Object.fromEntries(Object.entries(snapshot.fields).filter(([name]) => materialFields.includes(name)))
  return {
    canonical,
    contentDigest: sha256Text(canonical),
    materialDigest: sha256Text(canonicalJson({ ...snapshot, revision: null, fields: material })),
  }
}

/** Material fields of a request's snapshot in which the subject is another by now. */
export function changedFields(
  request: { snapshot: string; materialFields: string[] },
  subject: SubjectState,
): string[] {
  const before = (JSON.parse(request.snapshot) as Snapshot).fields
  const after = subject.snapshot.fields
  return request.materialFields.filter(
    (name) => canonicalJson(before[name] ?? null) !== canonicalJson(after[name] ?? null),
  )
}

/** A subject's name for a title: titles stand in lists and mail, so that nothing a name could hide or turn round stays in it. */
export function shownName({ name }: Pick<SubjectState, 'name'>): string {
  const plain = name
    .replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [...plain].slice(0, 120).join('')
}
