// Answers are kept in one form of Unicode (NFC); the other keys of a file are to go out as they came in. What differs is
// noted in a comment behind them, which every reader of YAML passes over.

const NOTE = '# countersign as-written '
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu

/** The text with a note of every character that NFC writes otherwise; the text alone where there is none. */
export function noteAsWritten(text: string): string {
  const normal = text.normalize('NFC')
  if (normal === text) return text
  const places: string[] = []
  let at = 0
  for (const [cluster] of text.matchAll(CLUSTER)) {
    const length = cluster.normalize('NFC').length
    if (cluster.normalize('NFC') !== cluster) places.push(`${at}=${codes(cluster)}`)
    at += length
  }
  const noted = `${text}\n${NOTE}${places.join(' ')}`
  return restoreAsWritten(noted.normalize('NFC')) === text ? noted : text
}

/** The text as it came in, without the note; places that were edited since stay as they are. */
export function restoreAsWritten(noted: string): string {
  const start = noted.lastIndexOf(`\n${NOTE}`)
  if (start === -1) return noted
  const text = noted.slice(0, start)
  let restored = ''
  let from = 0
  for (const place of noted.slice(start + 1 + NOTE.length).split(' ')) {
    const [offset, ...hex] = place.split(/[=.]/)
    const at = Number(offset)
    const written = hex.map((code) => characterOf(code)).join('')
    const normal = written.normalize('NFC')
    if (!Number.isInteger(at) || at < from || !text.startsWith(normal, at)) continue
    restored += text.slice(from, at) + written
    from = at + normal.length
  }
  return restored + text.slice(from)
}

function codes(text: string): string {
  return [...text].map((character) => character.codePointAt(0)!.toString(16)).join('.')
}

function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : ''
}
