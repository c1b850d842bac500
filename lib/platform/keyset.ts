import { z } from 'zod'
import { invalid } from './errors'

/** What every list takes. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
}

export interface Page<T> {
  items: T[]
  /** Where the next page begins; null at the end. */
  next: string | null
}

/** A cursor is the sort key of the last row of a page, its id at the end; opaque to callers. */
export function readCursor(cursor: string | undefined, keys = 1): string[] | null {
  if (!cursor) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const key = z
      .array(
        z
          .string()
          .max(400)
          .regex(/^[^\0\p{Surrogate}]*$/u),
      )
      .length(keys)
      .parse(value)
    z.uuid().parse(key.at(-1))
    return key
  } catch {
    throw invalid('That page no longer exists. Start from the first one.', { cursor: 'Not a cursor of this list.' })
  }
}

/** Cuts the page out of one row more than was asked for. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => string[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items,
    next: rows.length > limit && last ? Buffer.from(JSON.stringify(key(last))).toString('base64url') : null,
  }
}
