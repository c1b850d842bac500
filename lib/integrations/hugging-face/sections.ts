import type { ReportDraft } from '../reading/report'
import { quote } from '../reading/report'
import { derivedKey, templateKey } from '../reading/section-keys'
import type { ModelCardSection } from './content'
import type { MarkdownOutline } from './headings'
import { titleHeading } from './title'

const MAX_SECTIONS = 500
// What stands before the first heading, and under the title: a key that does not change with the model's name.
const INTRODUCTION = 'introduction'

/** The body cut at its headings; whatever stands between two of them belongs to the first, so that nothing is lost. */
export function readSections(
  lines: string[],
  outline: MarkdownOutline,
  linesBefore: number,
  report: ReportDraft,
): ModelCardSection[] {
  const sections: ModelCardSection[] = []
  const uses = new Map<string, number>()
  const headings = outline.headings.slice(0, MAX_SECTIONS)
  const title = titleHeading(outline)

  const add = (base: string, heading: string, level: number, index: number, from: number, to: number) => {
    const markdown = trimBlankLines(lines, from, to)
    const written = lines.slice(index, from).join('\n')
    sections.push({ key: uniqueKey(base, uses), heading, written, level, markdown, line: index + 1 + linesBefore })
  }
  const firstIndex = headings[0]?.index ?? lines.length
  const firstText = lines.findIndex((line) => line.trim() !== '')
  if (firstText !== -1 && firstText < firstIndex) add(INTRODUCTION, '', 0, firstText, firstText, firstIndex)
  headings.forEach((heading, i) => {
    const to = headings[i + 1]?.index ?? lines.length
    add(
      heading === title ? INTRODUCTION : (templateKey(heading.text) ?? derivedKey(heading.text)),
      heading.text,
      heading.level,
      heading.index,
      heading.index + heading.lines,
      to,
    )
    if (heading.tight) {
      report.problem({
        line: heading.index + 1 + linesBefore,
        message: `${quote(heading.text)} was read as a heading, but Markdown shows it as plain text because no space follows the #. Add the space.`,
      })
    }
  })

  const next = outline.headings[MAX_SECTIONS]
  if (next) {
    report.problem({
      line: next.index + 1 + linesBefore,
      message: `The text has ${outline.headings.length.toLocaleString('en')} headings. From this line on, after the first ${MAX_SECTIONS}, headings were kept as text of the section before them.`,
    })
  }
  return sections
}

function uniqueKey(base: string, uses: Map<string, number>): string {
  let n = (uses.get(base) ?? 0) + 1
  let key = n === 1 ? base : `${base}-${n}`
  while (n > 1 && uses.has(key)) key = `${base}-${++n}`
  uses.set(base, n)
  if (key !== base) uses.set(key, 1)
  return key
}

function trimBlankLines(lines: string[], from: number, to: number): string {
  let start = from
  let end = to
  while (start < end && lines[start]!.trim() === '') start++
  while (end > start && lines[end - 1]!.trim() === '') end--
  return lines.slice(start, end).join('\n')
}
