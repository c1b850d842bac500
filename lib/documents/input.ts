import { z } from 'zod'

export const documentPath = { document: z.string().min(1).max(60) }

/** A state of a document: a published revision by its number, the draft, or a restore point by its id. */
export const documentState = z.union(
  [z.literal('draft'), z.coerce.number().int().min(1).max(2_000_000_000), z.uuid()],
  'A revision’s number, “draft”, or the id of a restore point.',
)
