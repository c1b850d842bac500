// What the trail's queries answer.

export interface TrailItem {
  id: string
  /** Its number in the workspace; null until it is sequenced. */
  n: number | null
  at: string
  actor: string
  via: string
  action: string
  /** What happened, without the actor's name. */
  sentence: string
  tone: 'signed' | 'refused' | 'plain'
  subjectKind: string
  subjectId: string | null
  useCase: string | null
}

export interface LogState {
  checkpoint: { size: number; root: string; note: string; signedAt: string; origin: string } | null
  /** Entries of this workspace that have their number. */
  entries: number
  /** How many of them the checkpoint covers. */
  sealed: number
}

/** What a verification in the page showed. */
export interface VerificationView {
  result: 'verified' | 'wrong' | 'unchecked'
  problem: string | null
  checked: string[]
  unchecked: string[]
  size: number
  at: string
  seconds: number
}
