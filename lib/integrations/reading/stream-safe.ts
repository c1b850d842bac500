// The bound of the Stream-Safe text format of Unicode (UAX #15) on marks in a row, and the joiner it puts there.
// Joiners do not count, so that a text that is safe stays as it is.
const OVERLOADED = /(?:(?!\u034f)\p{M}){30}(?=(?!\u034f)\p{M})/u
const ALL_OVERLOADED = new RegExp(OVERLOADED, 'gu')
const JOINER = '\u034f'
const LONE_SURROGATE = /\p{Cs}/u
const ALL_LONE_SURROGATES = new RegExp(LONE_SURROGATE, 'gu')

/** Where the first letter with more than 30 accents stands, or -1. */
export function findOverloaded(text: string): number {
  return text.search(OVERLOADED)
}

/**
 * Normalising n combining marks in a row costs n², minutes for a hostile file, here and wherever the text is hashed
 * later; so no more than 30 stay in a row.
 */
export function streamSafe(text: string): string {
  return text.replace(ALL_OVERLOADED, `$&${JOINER}`)
}

/** JSON columns refuse the zero character, and canonical JSON half of a surrogate pair. */
export function holdsNoCharacter(text: string): boolean {
  return text.includes('\0') || LONE_SURROGATE.test(text)
}

/** Both replaced by the sign for what is no character. */
export function replaceNoCharacters(text: string): string {
  return text.replaceAll('\0', '\ufffd').replace(ALL_LONE_SURROGATES, '\ufffd')
}
