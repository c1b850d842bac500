import type { SubjectState } from '@/lib/approvals/subject'
import { canonicalJson } from '@/lib/audit/canonical-json'

/** Names of the fields that differ between two states of a subject. */
export function changedFieldNames(before: SubjectState, after: SubjectState): string[] {
  const names = new Set([...Object.keys(before.snapshot.fields), ...Object.keys(after.snapshot.fields)])
  return [...names].filter(
    (name) =>
      canonicalJson(before.snapshot.fields[name] ?? null) !== canonicalJson(after.snapshot.fields[name] ?? null),
  )
}
