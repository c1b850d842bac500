const LONGEST = 6000
const CONTEXT = 160

/** Two texts short enough to stand side by side: what they share at both ends is counted instead of shown, and so is what is too much. */
export function clipPair(before: string | null, after: string | null): { before: string | null; after: string | null } {
  if ((before?.length ?? 0) <= LONGEST && (after?.length ?? 0) <= LONGEST) return { before, after }
  if (before === null || after === null) {
    return { before: before && cut(before), after: after && cut(after) }
  }
  let start = 0
  const shorter = Math.min(before.length, after.length)
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return { before: middle(before, start, end), after: middle(after, start, end) }
}

function middle(text: string, start: number, end: number): string {
  const from = start > CONTEXT * 2 ? wholeCharacter(text, start - CONTEXT) : 0
  const to = end > CONTEXT * 2 ? wholeCharacter(text, text.length - end + CONTEXT) : text.length
  const head = from > 0 ? `[${count(from)} before this are the same] …` : ''
  const tail = to < text.length ? `… [${count(text.length - to)} after this are the same]` : ''
  return head + cut(text.slice(from, to)) + tail
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  const at = wholeCharacter(text, LONGEST)
  return `${text.slice(0, at)}… [${count(text.length - at)} more]`
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}

const count = (n: number) => `${n.toLocaleString('en')} characters`
