/** Text as it is searched for by LIKE: what it says and nothing more. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
