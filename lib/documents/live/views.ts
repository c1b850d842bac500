import type { Answer } from '@/lib/templates/vocabulary'
import type { AnswerSource } from '../vocabulary'

/** An answer that was saved in the draft. */
export interface SavedAnswer {
  field: string
  value: Answer
  revision: number
  by: string
  byName: string
  at: string
  source: AnswerSource
}

/** Who has the document open, and which field they are in. */
export interface Present {
  person: string
  name: string
  field: string | null
}

/** What is new in a document since a change that one knows, and who is there. */
export interface LiveDocument {
  id: string
  /** The draft's count of saves; the next question begins here. */
  change: number
  /** The newest published revision. */
  published: number
  answers: SavedAnswer[]
  presence: Present[]
  /** Threads that are open, by field; under '' those about the whole document. */
  comments: Record<string, number>
  /** Answers that are asked for, by field. */
  asked: Record<string, number>
  /** Rises with every word of the discussion and every request: whoever shows them reads them again. */
  spoken: number
}
