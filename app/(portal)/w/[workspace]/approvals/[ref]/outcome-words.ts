import type { SubjectKind } from '@/lib/approvals/vocabulary'

/** What a rejection means for the work, and what to do. */
export function afterRejection(kind: SubjectKind): string {
  if (kind === 'stage_gate')
    return 'The use case stays where it is. Change what is objected to in its documents, publish it, and ask again.'
  if (kind === 'design_document') return 'Change what is objected to, publish it, and ask again.'
  return 'Nothing may be released on it. Change what is objected to, publish it, and ask again.'
}
