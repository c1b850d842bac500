import type { Stage } from '@/lib/use-cases/vocabulary'

/** The first column of the table under the picture; lifecycle.css says the same. */
export const LABEL_WIDTH = 136
export const ROW_HEIGHT = 52

/** Where what stands in the picture leads. */
export type MapLinks = {
  /** The iteration that the table tells of. */
  shown: number
  iterations: Record<number, string>
  /** A stage leads to its documents, where it has any. */
  stages: Partial<Record<Stage, string>>
  approvals: string
}
