/** What can be discussed; each register that joins adds its kind here and its binding in subjects.ts. */
export const commentedKinds = ['document'] as const
export type CommentedKind = (typeof commentedKinds)[number]

export const MAX_COMMENT = 10_000
export const MAX_QUOTE = 2000
