export type Piece = { text: string; kept: boolean }

const MOST_CELLS = 400_000

/** Words and the spaces between them, so that joining them gives the text back. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
}

/** A space belongs to a mark only between two marked words, or where the spacing alone has changed. */
function isMarked(words: string[], kept: boolean[], at: number): boolean {
  if (words[at]!.trim() !== '') return !kept[at]
  const before = at > 0 && !kept[at - 1]
  const after = at + 1 < words.length && !kept[at + 1]
  return before === after && (before || !kept[at])
}

function join(words: string[], kept: boolean[]): Piece[] {
  const pieces: Piece[] = []
  words.forEach((word, at) => {
    const last = pieces[pieces.length - 1]
    const isKept = !isMarked(words, kept, at)
    if (last?.kept === isKept) last.text += word
    else pieces.push({ text: word, kept: isKept })
  })
  return pieces
}

/** What of `before` is gone and what of `after` is new, by longest common subsequence of words. */
export function wordDifference(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const old = wordsOf(before)
  const now = wordsOf(after)
  const keptOld = old.map(() => false)
  const keptNow = now.map(() => false)
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < old.length - start &&
    end < now.length - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  ) {
    end++
  }
  keptOld.fill(true, 0, start).fill(true, old.length - end)
  keptNow.fill(true, 0, start).fill(true, now.length - end)

  const rows = old.length - start - end
  const columns = now.length - start - end
  // Two texts this long with nothing alike are shown as replaced; marking words in them would help nobody.
  if (rows > 0 && columns > 0 && rows * columns <= MOST_CELLS) {
    const width = columns + 1
    const longest = new Uint32Array((rows + 1) * width)
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        longest[row * width + column] =
          old[start + row] === now[start + column]
            ? longest[(row + 1) * width + column + 1]! + 1
            : Math.max(longest[(row + 1) * width + column]!, longest[row * width + column + 1]!)
      }
    }
    let row = 0
    let column = 0
    while (row < rows && column < columns) {
      if (old[start + row] === now[start + column]) {
        keptOld[start + row++] = true
        keptNow[start + column++] = true
      } else if (longest[(row + 1) * width + column]! >= longest[row * width + column + 1]!) row++
      else column++
    }
  }
  return { before: join(old, keptOld), after: join(now, keptNow) }
}
