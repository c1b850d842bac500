import { quote, type ReportDraft } from '../reading/report'
import type { MarkdownOutline } from './headings'

// {{ name }}, {{ name | default(…) }}, {{ a.b or "c" }}; not BibTeX's title = {{Words}} nor a set {{}}.
const EXPRESSION = /(?<!=\s?)\{\{-?\s*[A-Za-z_][\w.]{0,80}\s*(?:[|(][^\n]{0,300}?|(?:or|if|and)\s[^\n]{0,300}?)?-?\}\}/
const STATEMENT = /\{%-?\s*(?:if|elif|else|endif|for|endfor|set|block|endblock|include|macro|raw)\b[^\n]{0,200}?%\}/
const NEEDED = /\[?\bmore information needed\b\]?|\[needs more information\]/i
const TODO = /^\s*(?:[-*>]\s+)?(?:\*\*)?TODO\b.{0,200}/
const INLINE_CODE = /`[^`\n]*`/g
const ACTIVE_HTML = /<(script|iframe|object|embed|form)(?=[\s>/]|$)/i

/** What the author has yet to fill in, and what will not show as written. */
export function reportBody(lines: string[], outline: MarkdownOutline, linesBefore: number, report: ReportDraft): void {
  let section = -1
  for (let i = 0; i < lines.length; i++) {
    while (outline.headings[section + 1] && outline.headings[section + 1]!.index <= i) section++
    const literal = outline.literal[i]
    const line = lines[i]!
    if (literal === 'comment') continue
    const at = { line: i + 1 + linesBefore }
    const leftover = findLeftover(line, literal !== null)
    if (leftover !== null) {
      const heading = outline.headings[section]
      const place = heading && heading.index !== i ? ` under ${quote(heading.text)}` : ''
      report.problem({
        ...at,
        kind: 'unfilled',
        message: `${quote(leftover)}${place} is left over from a template. Write what belongs here, or remove it.`,
      })
    }
    const active = literal === 'code' ? null : ACTIVE_HTML.exec(withoutInlineCode(line))
    if (active) {
      report.problem({
        ...at,
        message: `<${active[1]!.toLowerCase()}> is kept in the text and shown as it is written, but never run. Describe or link to what it does.`,
      })
    }
  }
  if (outline.unclosed) {
    const { index, kind } = outline.unclosed
    const what =
      kind === 'code'
        ? ['code block', '```']
        : kind === 'comment'
          ? ['comment', '-->']
          : ['HTML element', 'its closing tag']
    report.problem({
      line: index + 1 + linesBefore,
      message: `The ${what[0]} opened here is never closed (${what[1]}). Everything below it was taken as part of it, headings included.`,
    })
  }
}

function findLeftover(line: string, isLiteral: boolean): string | null {
  // Braces in code are as often a prompt, a chat template or a bibliography as a leftover.
  if (!isLiteral && line.includes('{')) {
    const prose = withoutInlineCode(line)
    const marker = EXPRESSION.exec(prose) ?? STATEMENT.exec(prose)
    if (marker) return marker[0]
  }
  const needed = NEEDED.exec(line)
  if (needed) return needed[0]
  return isLiteral ? null : (TODO.exec(line)?.[0].trim() ?? null)
}

function withoutInlineCode(line: string): string {
  return line.includes('`') ? line.replace(INLINE_CODE, (code) => ' '.repeat(code.length)) : line
}
