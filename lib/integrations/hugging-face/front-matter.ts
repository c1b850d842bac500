import type { ReportDraft } from '../reading/report'

export interface SplitCard {
  /** Exact text of the block, null where there is none. */
  raw: string | null
  /** The block with line feeds, for the parser. */
  yaml: string
  /** Lines of the file before the first line of the block. */
  yamlLinesBefore: number
  body: string
  bodyLinesBefore: number
}

interface Line {
  text: string
  start: number
}

const FENCE = /^---[ \t]*$/
const OPENING = /^[ \t]*---[ \t]*$/
const ALMOST_FENCE = /^[ \t]*(?:-{3,}|\.{3})[ \t]*$/
const KEY = /^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)/
// How far below the top a misplaced block is looked for.
const MISPLACED_WITHIN = 10

/** Cuts a README at its `---` lines. A block that nothing closes ends where the author most likely meant it to. */
export function splitFrontMatter(text: string, report: ReportDraft): SplitCard {
  const lines = splitLines(text)
  const opening = lines.findIndex((line) => line.text.trim() !== '')
  if (!OPENING.test(lines[opening]!.text)) {
    reportMisplaced(lines, opening, report)
    return whole(lines)
  }
  let closing = -1
  let almost = -1
  let blank = -1
  for (let i = opening + 1; i < lines.length && closing === -1; i++) {
    const line = lines[i]!.text
    if (FENCE.test(line)) closing = i
    else if (almost === -1 && ALMOST_FENCE.test(line)) almost = i
    else if (blank === -1 && line.trim() === '') blank = i
  }
  if (closing !== -1) return cut(text, lines, opening, closing, closing + 1)

  const firstKey = lines.slice(opening + 1, almost === -1 ? undefined : almost).find((line) => line.text.trim() !== '')
  if (!firstKey || !KEY.test(firstKey.text)) {
    report.problem({
      line: opening + 1,
      message:
        'The file starts with a line of dashes, as front matter does, but neither a closing line “---” nor any “key: value” follows. Everything was taken as text.',
    })
    return whole(lines)
  }
  if (almost !== -1) {
    report.problem({
      line: almost + 1,
      message: `This line was taken as the end of the front matter opened on line ${opening + 1}, but it is not exactly three dashes at the margin. Please check what was read, and correct the line.`,
    })
    return cut(text, lines, opening, almost, almost + 1)
  }
  const end = blank === -1 ? lines.length : blank
  report.problem({
    line: opening + 1,
    message: `The front matter opened here is never closed by a line “---”. It was taken to end ${blank === -1 ? 'with the file' : `before the empty line ${blank + 1}`}. Please check what was read, and add the closing line.`,
  })
  return cut(text, lines, opening, end, end)
}

/** CR LF, LF and CR end a line; so does the CR CR LF that a double conversion leaves behind. */
function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code !== 10 && code !== 13) continue
    const end = i
    if (code === 13) {
      const next = text.startsWith('\r\n', i + 1) ? i + 2 : text.charCodeAt(i + 1) === 10 ? i + 1 : i
      i = next
    }
    lines.push({ text: text.slice(start, end), start })
    start = i + 1
  }
  lines.push({ text: text.slice(start), start })
  return lines
}

function cut(text: string, lines: Line[], opening: number, end: number, bodyStart: number): SplitCard {
  const from = lines[opening + 1]?.start ?? text.length
  const to = lines[end]?.start ?? text.length
  return {
    raw: text.slice(from, to),
    yaml: join(lines, opening + 1, end),
    yamlLinesBefore: opening + 1,
    body: join(lines, bodyStart, lines.length),
    bodyLinesBefore: bodyStart,
  }
}

function whole(lines: Line[]): SplitCard {
  return { raw: null, yaml: '', yamlLinesBefore: 0, body: join(lines, 0, lines.length), bodyLinesBefore: 0 }
}

function join(lines: Line[], from: number, to: number): string {
  const texts: string[] = []
  for (let i = from; i < to; i++) texts.push(lines[i]!.text)
  return texts.join('\n')
}

function reportMisplaced(lines: Line[], first: number, report: ReportDraft): void {
  const last = Math.min(lines.length - 1, first + MISPLACED_WITHIN)
  for (let i = first + 1; i < last; i++) {
    if (!FENCE.test(lines[i]!.text) || !KEY.test(lines[i + 1]!.text)) continue
    report.problem({
      line: i + 1,
      message: `What looks like front matter starts here, but it counts only at the very top of the file, and line ${first + 1} stands above it. It was kept as text; remove what is above it to have it read.`,
    })
    return
  }
}
