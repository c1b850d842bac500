/** Reads when it is first asked for, so that it counts as read only where it is kept, and remarks once. */
export function once<T>(read: () => T): () => T {
  let known: { value: T } | null = null
  return () => {
    known ??= { value: read() }
    return known.value
  }
}
