/** Whether a quotation stands in the text, as people read it: without marks of Markdown, whatever the line breaks. */
export function isQuoted(text: string, quote: string): boolean {
  return asRead(text).includes(asRead(quote))
}

function asRead(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[*_`#>|\\[\]~-]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
