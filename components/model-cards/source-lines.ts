import type { ImportProblem } from '@/lib/imports/vocabulary'

export const LINES_PER_PAGE = 500
const LONGEST_LINE = 4000

export interface SourceLine {
  number: number
  text: string
  /** Characters of a very long line that are not shown. */
  hidden: number
  problems: ImportProblem[]
}

export interface SourcePage {
  lines: SourceLine[]
  from: number
  to: number
  total: number
  /** First lines of the pages before and after; null where there is none. */
  previous: number | null
  next: number | null
}

/** The page of the source that holds a line; lines are counted as the importer counts them. */
export function sourcePage(source: string, wanted: number, problems: readonly ImportProblem[]): SourcePage {
  const all = source.split(/\r\n?|\n/)
  if (all.length > 1 && all.at(-1) === '') all.pop()
  const total = all.length
  const line = Math.min(Math.max(Number.isFinite(wanted) ? Math.trunc(wanted) : 1, 1), total)
  const from = Math.floor((line - 1) / LINES_PER_PAGE) * LINES_PER_PAGE + 1
  const to = Math.min(from + LINES_PER_PAGE - 1, total)
  const byLine = new Map<number, ImportProblem[]>()
  for (const problem of problems) byLine.set(problem.line, [...(byLine.get(problem.line) ?? []), problem])
  return {
    from,
    to,
    total,
    previous: from > 1 ? from - LINES_PER_PAGE : null,
    next: to < total ? to + 1 : null,
    lines: all.slice(from - 1, to).map((text, at) => ({
      number: from + at,
      text: text.slice(0, LONGEST_LINE),
      hidden: Math.max(0, text.length - LONGEST_LINE),
      problems: byLine.get(from + at) ?? [],
    })),
  }
}

/** The address of a line: the page it is on, and its anchor there. */
export function lineHref(versionHref: string, line: number): string {
  const page = Math.floor((Math.max(line, 1) - 1) / LINES_PER_PAGE) * LINES_PER_PAGE + 1
  return `${versionHref}/report/file${page > 1 ? `?from=${page}` : ''}#L${line}`
}
