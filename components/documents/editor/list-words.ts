/** The words of a list while they are written, each with an id of its own: two may be alike, and both may be typed in. */
export interface ListedWord {
  id: string
  word: string
}

let serial = 0
const listed = (word: string): ListedWord => ({ id: `w${++serial}`, word })

/** The same words, with the ids that they had before as far as they are the same. */
export function withIds(before: readonly ListedWord[], words: readonly string[]): ListedWord[] {
  let start = 0
  while (start < before.length && start < words.length && before[start]!.word === words[start]) start++
  let end = 0
  const most = Math.min(before.length, words.length) - start
  while (end < most && before.at(-1 - end)!.word === words.at(-1 - end)) end++
  const between = before.slice(start, before.length - end)
  return words.map((word, at) => {
    if (at < start) return before[at]!
    if (at >= words.length - end) return before[at - words.length + before.length]!
    const same = between.findIndex((one) => one.word === word)
    return same < 0 ? listed(word) : between.splice(same, 1)[0]!
  })
}

export const wordsIn = (list: readonly ListedWord[]): string[] => list.map(({ word }) => word)

export const changedWord = (list: readonly ListedWord[], id: string, word: string): ListedWord[] =>
  list.map((one) => (one.id === id ? { id, word } : one))

/** A blank one below, and its id. */
export function addedWord(list: readonly ListedWord[], at: number): { list: ListedWord[]; id: string } {
  const added = listed('')
  return { list: list.toSpliced(at + 1, 0, added), id: added.id }
}

/** Lines that are pasted into a word: the first goes on where the caret is, the last is followed by what stood behind it. */
export function pastedLines(
  list: readonly ListedWord[],
  at: number,
  [from, to]: [from: number, to: number],
  text: string,
): { list: ListedWord[]; id: string } | null {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  const into = list[at]
  if (lines.length < 2 || !into) return null
  const first = { id: into.id, word: into.word.slice(0, from) + lines[0] }
  const others = lines.slice(1).map(listed)
  const last = others.at(-1)!
  last.word += into.word.slice(to)
  return { list: list.toSpliced(at, 1, first, ...others), id: last.id }
}

export function movedWord(list: readonly ListedWord[], at: number, by: -1 | 1): ListedWord[] {
  const to = at + by
  return to < 0 || to >= list.length ? [...list] : list.toSpliced(at, 1).toSpliced(to, 0, list[at]!)
}
