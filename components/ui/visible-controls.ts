/** Characters that change how a text looks without being seen: what is shown must be what is hashed and signed. */
const NAMES: Record<string, [short: string, name: string]> = {
  '\u200e': ['LRM', 'left-to-right mark'],
  '\u200f': ['RLM', 'right-to-left mark'],
  '\u061c': ['ALM', 'Arabic letter mark'],
  '\u202a': ['LRE', 'left-to-right embedding'],
  '\u202b': ['RLE', 'right-to-left embedding'],
  '\u202c': ['PDF', 'end of a direction'],
  '\u202d': ['LRO', 'left-to-right override'],
  '\u202e': ['RLO', 'right-to-left override'],
  '\u2066': ['LRI', 'left-to-right isolate'],
  '\u2067': ['RLI', 'right-to-left isolate'],
  '\u2068': ['FSI', 'first-strong isolate'],
  '\u2069': ['PDI', 'end of an isolate'],
  '\u200b': ['ZWSP', 'space without width'],
  '\u2060': ['WJ', 'word joiner'],
  '\ufeff': ['BOM', 'byte order mark'],
  '\u00ad': ['SHY', 'soft hyphen'],
}

// Joiners (U+200C, U+200D) shape Arabic, Indic scripts and emoji; between Latin letters they only hide a difference.
// The numbers left out are signs of Arabic and Syriac that are written, though Unicode counts them as formats.
const HIDDEN =
  /(?![\t\n\r\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u200c\u200d])[\p{Cc}\p{Cf}]|(?<=\p{ASCII})[\u200c\u200d]|[\u200c\u200d](?=\p{ASCII})/gu

export type TextPiece = { text: string; control?: string }

function shortName(character: string): string {
  return NAMES[character]?.[0] ?? `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The text in pieces; a hidden character is a piece of its own: its short name as text, what it is as `control`. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let from = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index) })
    const [character] = match
    pieces.push({ text: shortName(character), control: NAMES[character]?.[1] ?? 'a character without a picture' })
    from = match.index + character.length
  }
  if (from < text.length) pieces.push({ text: text.slice(from) })
  return pieces
}

/** The text with each hidden character replaced by its name in brackets, which orders nothing anew. */
export function visibleControls(text: string): string {
  return text.replace(HIDDEN, (character) => `⟦${shortName(character)}⟧`)
}

export function countControls(text: string): number {
  return text.match(HIDDEN)?.length ?? 0
}
