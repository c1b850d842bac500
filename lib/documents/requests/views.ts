import type { RoleId } from '@/lib/platform/vocabulary'

/** An answer that somebody is asked for. */
export interface AnswerRequestItem {
  id: string
  field: string
  /** What people call the field. */
  label: string
  note: string
  /** Whoever is asked: a person by name, or everybody of a role. */
  person: string | null
  personName: string | null
  role: RoleId | null
  askedBy: string
  askedByName: string
  askedAt: string
  dueOn: string | null
  closedAt: string | null
  closedByName: string | null
  /** Null while it is open; false for one that was withdrawn. */
  isAnswered: boolean | null
  /** What whoever reads this may do with it. */
  may: { withdraw: boolean; close: boolean }
}

/** A request in the list of who is asked. */
export interface AskedOfMe {
  id: string
  document: string
  documentTitle: string
  useCase: string
  useCaseName: string
  field: string
  label: string
  note: string
  role: RoleId | null
  /** Whether the answer can be given in the document; else it is given in the discussion. */
  mayWrite: boolean
  askedByName: string
  askedAt: string
  dueOn: string | null
}
