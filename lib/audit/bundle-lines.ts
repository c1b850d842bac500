/** Cuts the bytes of a bundle into lines, and holds them against the digest in its last one. */
import { concatBytes, textOf, toHex } from './bytes'
import type { Hashing } from './hashing'
import { fail } from './verify-report'

const NEWLINE = 10

/** Lines in blocks, parsed, each with the number of its first line; the closing line is checked and not given out. */
export async function* bundleLines(
  hashing: Hashing,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ first: number; lines: Record<string, unknown>[] }> {
  const digest = hashing.sha256Stream()
  let line = 1
  // The last whole line seen: the end of the file decides whether it is the closing one.
  let held: Uint8Array | null = null
  let rest: Uint8Array[] = []

  const parse = (block: Uint8Array): Record<string, unknown>[] => {
    const text = textOf(block)
    if (text === null) fail('bundle_malformed', `The file is not UTF-8 at or after line ${line}`, { line })
    const texts = text.split('\n')
    texts.pop()
    return texts.map((item, i) => parseLine(item, line + i))
  }

  for await (const chunk of chunks) {
    const last = chunk.lastIndexOf(NEWLINE)
    if (last < 0) {
      rest.push(chunk)
      continue
    }
    const whole = concatBytes([...(held ? [held] : []), ...rest, chunk.subarray(0, last + 1)])
    rest = last + 1 < chunk.length ? [chunk.slice(last + 1)] : []
    const cut = whole.length < 2 ? 0 : whole.lastIndexOf(NEWLINE, whole.length - 2) + 1
    held = whole.slice(cut)
    if (cut === 0) continue
    const block = whole.subarray(0, cut)
    digest.update(block)
    const lines = parse(block)
    yield { first: line, lines }
    line += lines.length
  }

  if (rest.some((part) => part.length > 0))
    fail('bundle_cut', `The file ends in the middle of line ${line + (held ? 1 : 0)}`)
  const end = held === null ? undefined : parse(held)[0]
  if (end?.kind !== 'end') fail('bundle_cut', 'The file has no closing line: it was cut', { line })
  if (end.lines !== line - 1) fail('bundle_altered', `The file has ${line - 1} lines where ${end.lines} were written`)
  if (end.sha256 !== toHex(digest.digest()))
    fail('bundle_altered', 'The file is not as it was written: its digest differs')
}

function parseLine(text: string, line: number): Record<string, unknown> {
  try {
    const value = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {}
  return fail('bundle_malformed', `Line ${line} is not a JSON object`, { line })
}
