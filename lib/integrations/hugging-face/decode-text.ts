import type { ReadRefused } from '../importer'

const LINE_FEED = 10
const MEBIBYTE = 1024 * 1024

export interface DecodedText {
  ok: true
  text: string
  /** The line of the first letter with more accents than any script has; a joiner was put between them. */
  overloadedLine: number | null
}

// The bound of the Stream-Safe text format of Unicode (UAX #15) on marks in a row, and the joiner it puts there.
const OVERLOADED = /\p{M}{30}(?=\p{M})/u
const JOINER = '\u034f'

/** Bytes to text, or why they are not a text file. */
export function decodeText(bytes: Uint8Array, maxBytes: number): DecodedText | ReadRefused {
  if (bytes.length === 0) return refused('The file is empty.')
  if (bytes.length > maxBytes) {
    const size = (Math.ceil((bytes.length / MEBIBYTE) * 10) / 10).toFixed(1)
    return refused(
      `The file is ${size} MiB long; a model card may have at most ${maxBytes / MEBIBYTE} MiB. Move large tables or embedded images out of it and link to them.`,
    )
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refused('The file is saved as UTF-16. Save it as UTF-8 and import it again.', 1)
  }
  const zero = bytes.indexOf(0)
  if (zero !== -1) {
    return refused(
      'This is a binary file (an image, an archive or model weights, say), not text. A model card is a Markdown file, usually README.md.',
      lineAt(bytes, zero),
    )
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '') return refused('The file holds nothing but white space.')
    return streamSafe(text)
  } catch {
    const line = firstUndecodableLine(bytes)
    return refused(
      `Line ${line} is not UTF-8 text: the file is binary, or was saved in another encoding such as Windows-1252. Save it as UTF-8 and import it again.`,
      line,
    )
  }
}

/**
 * Normalising n combining marks in a row costs n², minutes for a hostile file, here and wherever the text is hashed
 * later; so no more than 30 stay in a row.
 */
function streamSafe(text: string): DecodedText {
  const first = text.search(OVERLOADED)
  if (first === -1) return { ok: true, text, overloadedLine: null }
  const safe = text.replace(new RegExp(OVERLOADED, 'gu'), `$&${JOINER}`)
  return { ok: true, text: safe, overloadedLine: text.slice(0, first).split(/\r\n?|\n/).length }
}

function firstUndecodableLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start)
    const end = feed === -1 ? bytes.length : feed + 1
    try {
      // No UTF-8 sequence contains a line feed, so the file decodes if and only if each line does.
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return line
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let i = bytes.indexOf(LINE_FEED); i !== -1 && i < offset; i = bytes.indexOf(LINE_FEED, i + 1)) line++
  return line
}

function refused(message: string, line?: number): ReadRefused {
  return { ok: false, code: 'invalid', message, ...(line === undefined ? {} : { line }) }
}
