/**
 * What is shown must be what is signed. Characters that cannot be seen, or that change the order in which a line is read,
 * are written out as `⟨U+202E⟩`; so are letters of another script that look like Latin ones inside a Latin word.
 */
export interface HiddenFinding {
  name: string
  count: number
}

const NAMES: Record<string, string> = {
  '00AD': 'soft hyphen',
  '061C': 'Arabic letter mark',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '200E': 'left-to-right mark',
  '200F': 'right-to-left mark',
  '2028': 'line separator',
  '2029': 'paragraph separator',
  '202A': 'left-to-right embedding',
  '202B': 'right-to-left embedding',
  '202C': 'end of embedding',
  '202D': 'left-to-right override',
  '202E': 'right-to-left override',
  '2060': 'word joiner',
  '2066': 'left-to-right isolate',
  '2067': 'right-to-left isolate',
  '2068': 'first-strong isolate',
  '2069': 'end of isolate',
  FEFF: 'byte-order mark',
}

/** Blank, though Unicode calls them letters or symbols, and variation selectors other than the two of emoji. */
const BLANK = '\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2028\\u2029\\u2800\\u3164\\uFFA0\\uFE00-\\uFE0D'
const HIDDEN = new RegExp(`[\\p{Cc}\\p{Cf}${BLANK}\\u{E0100}-\\u{E01EF}]`, 'gu')
const LAYOUT = new Set(['\n', '\r', '\t'])
/** Signs of Arabic and Syriac that are of the same category, and are seen. */
const SEEN = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2]/
/** Where joiners are part of how a word is spelt. */
const JOINED =
  /(?:[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}\p{Extended_Pictographic}\p{Emoji_Modifier}]|\uFE0F)$/u

const WORD = /[\p{L}\p{M}\p{N}_]+/gu
const LATIN = /\p{Script=Latin}/u
const LOOKALIKE =
  /[\u0430\u0435\u043E\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04BB\u0501\u051B\u051D\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0405\u0406\u0408\u03BF\u039F\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u03A1\u03A4\u03A5\u03A7\u03BD]/gu

const codeOf = (character: string) => character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')

/** The text with everything hidden in it made visible, and what was found. */
export function revealHidden(text: string): { text: string; found: HiddenFinding[] } {
  const counts = new Map<string, number>()
  const mark = (character: string, name: string) => {
    counts.set(name, (counts.get(name) ?? 0) + 1)
    return `⟨U+${codeOf(character)}⟩`
  }
  const words = text.replace(WORD, (word) =>
    LATIN.test(word)
      ? word.replace(LOOKALIKE, (letter) => letter + mark(letter, 'letter of another script that looks Latin'))
      : word,
  )
  const revealed = words.replace(HIDDEN, (character, at: number) => {
    if (LAYOUT.has(character) || SEEN.test(character)) return character
    const isJoiner = character === '\u200C' || character === '\u200D'
    if (isJoiner && JOINED.test(words.slice(Math.max(0, at - 2), at))) return character
    const code = codeOf(character)
    return mark(character, NAMES[code] ?? (/\p{Cc}/u.test(character) ? 'control character' : 'invisible character'))
  })
  return { text: revealed, found: [...counts].map(([name, count]) => ({ name, count })) }
}

/** Only the text, for the many places that show a piece of it. */
export function revealed(text: string): string {
  return revealHidden(text).text
}

/** What is hidden in any of these texts, added up. */
export function hiddenIn(texts: readonly (string | null)[]): HiddenFinding[] {
  const counts = new Map<string, number>()
  for (const text of texts) {
    for (const { name, count } of text === null ? [] : revealHidden(text).found) {
      counts.set(name, (counts.get(name) ?? 0) + count)
    }
  }
  return [...counts].map(([name, count]) => ({ name, count }))
}
