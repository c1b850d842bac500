/** Where a caret stands after somebody else's words came into the text around it. */
export function movedCaret(before: string, after: string, at: number): number {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  if (at <= start) return at
  let end = 0
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (at >= before.length - end) return after.length - (before.length - at)
  return after.length - end
}
