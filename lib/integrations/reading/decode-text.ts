import type { ReadRefused } from '../importer'
import { findOverloaded, streamSafe } from './stream-safe'

const LINE_FEED = 10
const MEBIBYTE = 1024 * 1024

export interface DecodedText {
  ok: true
  text: string
  /** The line of the first letter with more accents than any script has; a joiner was put between them. */
  overloadedLine: number | null
}

export interface DecodeOptions {
  maxBytes: number
  /** What the file should be: “a model card”. */
  what: string
  /** What to do about a file that is too long, and what form the file usually has: whole sentences. */
  tooLong?: string
  usually?: string
}

export const OVERLOADED_TEXT =
  'A letter here carries more than 30 accents. They were kept, with a joiner after every thirtieth. Was this text meant to be read?'

/** Bytes to text, or why they are not a text file. */
export function decodeText(bytes: Uint8Array, options: DecodeOptions): DecodedText | ReadRefused {
  const { maxBytes, what, tooLong = '', usually = '' } = options
  if (bytes.length === 0) return refused('The file is empty.', 1)
  if (bytes.length > maxBytes) {
    const size = (Math.ceil((bytes.length / MEBIBYTE) * 10) / 10).toFixed(1)
    return refused(
      `The file is ${size} MiB long; ${what} may have at most ${maxBytes / MEBIBYTE} MiB. ${tooLong}`.trimEnd(),
    )
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refused('The file is saved as UTF-16. Save it as UTF-8 and import it again.', 1)
  }
  const zero = bytes.indexOf(0)
  if (zero !== -1) {
    return refused(
      `This is a binary file (an image, an archive or model weights, say), not text. ${usually}`.trimEnd(),
      lineAt(bytes, zero),
    )
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.trim() === '') return refused('The file holds nothing but white space.', 1)
    const overloaded = findOverloaded(text)
    if (overloaded === -1) return { ok: true, text, overloadedLine: null }
    const overloadedLine = text.slice(0, overloaded).split(/\r\n?|\n/).length
    return { ok: true, text: streamSafe(text), overloadedLine }
  } catch {
    const line = firstUndecodableLine(bytes)
    return refused(
      `Line ${line} is not UTF-8 text: the file is binary, or was saved in another encoding such as Windows-1252. Save it as UTF-8 and import it again.`,
      line,
    )
  }
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
