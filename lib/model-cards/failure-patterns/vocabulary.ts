/** A way in which models of a kind are known to fail. */
export interface FailurePattern {
  key: string
  /** The question of the card that it belongs to. */
  field: string
  question: string
  why: string
  /** A sentence to start from; what only the author knows stands as “…”. */
  example: string
}

export interface ModelKind {
  key: string
  name: string
  /** Words by which the kind is told. */
  signs: string[]
  patterns: FailurePattern[]
}
