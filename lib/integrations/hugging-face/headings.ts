export interface Heading {
  level: number
  text: string
  /** Index of its first line, and how many lines it takes. */
  index: number
  lines: number
  /** Written `#Heading`, which Markdown shows as text. */
  tight: boolean
}

export interface MarkdownOutline {
  headings: Heading[]
  /** By line: whether it is code, in an HTML comment or in raw HTML, where marks mean nothing. */
  literal: ('code' | 'comment' | 'html' | null)[]
  /** Index of the line that opens a code block or comment which nothing closes. */
  unclosed: { index: number; kind: 'code' | 'comment' | 'html' } | null
}

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/
const HASHES = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
// Only what can hardly be anything else: a few words after the hashes, not a hashtag inside a sentence.
const TIGHT = /^ {0,3}(#{1,6})(?=[\p{L}*_[\p{So}])(.{1,80})$/u
const UNDERLINE = /^ {0,3}(?:(=+)|-+)[ \t]*$/
const PARAGRAPH = /^ {0,3}(?![#>|<*+-]|\d{1,9}[.)]|`{3}|~{3})\S/
const RAW_HTML = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i

/** The headings of a Markdown text, by one pass over its lines. */
export function outlineMarkdown(lines: string[]): MarkdownOutline {
  const headings: Heading[] = []
  const literal: MarkdownOutline['literal'] = new Array(lines.length).fill(null)
  let open: { kind: 'code' | 'comment' | 'html'; end: (line: string) => boolean; index: number } | null = null
  let paragraphStart = -1

  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (open) {
      literal[i] = open.kind
      if (open.end(line)) open = null
      continue
    }
    open = opening(line, i)
    if (open) {
      literal[i] = open.kind
      paragraphStart = -1
      // A comment may end on its own first line; code cannot.
      if (open.kind !== 'code' && open.end(line)) open = null
      continue
    }
    const hashes = HASHES.exec(line) ?? tightHeading(line, lines[i - 1], headings.at(-1)?.index === i - 1)
    const text = hashes ? headingText(hashes[2] ?? '') : ''
    if (hashes && text !== '') {
      headings.push({ level: hashes[1]!.length, text, index: i, lines: 1, tight: !HASHES.test(line) })
      paragraphStart = -1
      continue
    }
    const underline = paragraphStart === i - 1 && i > 0 ? UNDERLINE.exec(line) : null
    if (underline) {
      const title = headingText(lines[i - 1]!)
      if (title !== '')
        headings.push({ level: underline[1] ? 1 : 2, text: title, index: i - 1, lines: 2, tight: false })
      paragraphStart = -1
      continue
    }
    if (!PARAGRAPH.test(line)) paragraphStart = -1
    // Only a paragraph of one line makes a heading: over several, the dashes were meant as a rule.
    else if (paragraphStart === -1 && (i === 0 || lines[i - 1]!.trim() === '' || headings.at(-1)?.index === i - 1))
      paragraphStart = i
  }
  return { headings, literal, unclosed: open && { index: open.index, kind: open.kind } }
}

function opening(line: string, index: number) {
  const fence = FENCE.exec(line)
  if (fence && !(fence[1]![0] === '`' && fence[2]!.includes('`'))) {
    const mark = fence[1]!
    return {
      kind: 'code' as const,
      index,
      end: (text: string) => {
        const closing = FENCE.exec(text)
        return (
          closing !== null &&
          closing[1]![0] === mark[0] &&
          closing[1]!.length >= mark.length &&
          closing[2]!.trim() === ''
        )
      },
    }
  }
  if (/^ {0,3}<!--/.test(line)) return { kind: 'comment' as const, index, end: (text: string) => text.includes('-->') }
  const html = RAW_HTML.exec(line)
  if (!html) return null
  const closing = `</${html[1]!.toLowerCase()}>`
  return { kind: 'html' as const, index, end: (text: string) => text.toLowerCase().includes(closing) }
}

function tightHeading(line: string, before: string | undefined, afterHeading: boolean) {
  if (before !== undefined && before.trim() !== '' && !afterHeading) return null
  return TIGHT.exec(line)
}

/** A heading as a person reads it, without marks, links, images and tags. */
function headingText(markdown: string): string {
  return markdown
    .slice(0, 1000)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[ \t]+#+[ \t]*$/, '')
    .replace(/!\[[^\]]{0,300}\]\([^)]{0,300}\)/g, '')
    .replace(/\[([^\]]{0,300})\]\([^)]{0,300}\)/g, '$1')
    .replace(/<\/?[a-z][^>]{0,300}>/gi, '')
    .replace(/^[#\s]+/, '')
    .replace(/(\*\*|__|~~|`)/g, '')
    .replace(/(^|\s)[*_](\S[^*_]{0,300})[*_](?=\s|$)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim()
}
