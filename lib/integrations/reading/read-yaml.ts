import { type Document, LineCounter, parseDocument } from 'yaml'
import { locateYaml, TooManyReferences } from './locate-yaml'
import type { Located } from './located'
import { indentMarginQuotes } from './margin-quotes'
import { count, quote, type ReportDraft } from './report'
import { describeYamlFault } from './yaml-fault'
import { findYamlExcess } from './yaml-guard'

const MAX_FAULTS = 3

export interface YamlForm {
  /** What is read, in a sentence: “the front matter”, “the file”. */
  what: string
  /** What stands there when it is right, in quotation marks. */
  example: string
  linesBefore?: number
  /** What to do about too many values: a whole sentence. */
  tooLong?: string
  /** A sentence added to what makes it unreadable. */
  consequence?: string
  /** What may stand at the top; a group of keys where nothing is said. */
  root?: 'map' | 'list' | 'any'
}

interface Parsed {
  document: Document.Parsed
  source: string
  place(offset: number): { line: number; column: number }
}

/** YAML as a tree that knows its lines, or null (with the fault reported) where it cannot be read. */
export function readYaml(source: string, form: YamlForm, report: ReportDraft): Located | null {
  const { linesBefore = 0, what } = form
  const subject = what[0]!.toUpperCase() + what.slice(1)
  const unreadable = (line: number, reason: string) => {
    report.fault({ line, message: form.consequence ? `${reason} ${form.consequence}` : reason })
    return null
  }
  const excess = findYamlExcess(source)
  if (excess) {
    const line = linesBefore + source.slice(0, excess.offset).split('\n').length
    return unreadable(
      line,
      excess.reason === 'deep'
        ? 'Lists and groups are nested more than 40 levels deep here.'
        : `${subject} holds more values than can be read; the limit is reached on this line. ${form.tooLong ?? ''}`.trimEnd(),
    )
  }

  let parsed = parse(source, linesBefore)
  const isQuoteOpen = parsed.document.errors.some(
    (error) => error.code === 'MISSING_CHAR' && error.message.includes('quote'),
  )
  const repaired = isQuoteOpen ? indentMarginQuotes(source) : null
  if (repaired) {
    const again = parse(repaired.source, linesBefore)
    if (again.document.errors.length === 0) {
      parsed = again
      report.problem({
        line: linesBefore + repaired.lines[0]! + 1,
        message: `Text in quotation marks goes on at the margin in ${count(repaired.lines.length, 'line')}, the first of them this one. It was read as meant, but other programs may refuse it: indent such lines.`,
      })
    }
  }
  if (parsed.document.errors.length > 0) {
    const [first, ...further] = faultsOf(parsed, linesBefore, what)
    unreadable(first!.line, first!.message)
    for (const fault of further) report.problem(fault)
    return null
  }

  try {
    return accept(locateYaml(parsed.document, parsed.source, parsed.place, what, report))
  } catch (error) {
    if (!(error instanceof TooManyReferences)) throw error
    return unreadable(error.line, `${subject} ${error.message}`)
  }

  function accept(root: Located): Located | null {
    const wanted = form.root ?? 'map'
    if (root.kind === 'empty' || wanted === 'any' || root.kind === wanted) return root
    const shouldBe =
      wanted === 'map'
        ? `it should be “key: value” lines, such as ${form.example}`
        : `it should be a list, such as ${form.example}`
    if (root.kind === 'list') return unreadable(root.line, `${subject} is a list; ${shouldBe}.`)
    if (root.kind === 'map') return unreadable(root.line, `${subject} is a group of keys; ${shouldBe}.`)
    if (root.kind === 'scalar')
      return unreadable(root.line, `${subject} is plain text, ${quote(root.text)}; ${shouldBe}.`)
    const message = `${subject} is still the marker ${quote(root.text)} of a template; ${shouldBe}.`
    report.fault({ line: root.line, kind: 'unfilled', message })
    return null
  }
}

function parse(source: string, linesBefore: number): Parsed {
  const lineCounter = new LineCounter()
  const document = parseDocument(source, {
    lineCounter,
    // Found by ourselves: the library compares each key with every other one.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  return {
    document,
    source,
    place(offset) {
      // The end of the text would otherwise be a line after the last.
      const { line, col } = lineCounter.linePos(Math.max(0, Math.min(offset, source.length - 1)))
      return { line: linesBefore + Math.max(line, 1), column: Math.max(col, 1) }
    },
  }
}

/** The first faults, one a line. What follows an open quotation mark or bracket is its consequence, and is not listed. */
function faultsOf({ document, source, place }: Parsed, linesBefore: number, what: string) {
  const lines = source.split('\n')
  const faults: { line: number; message: string }[] = []
  for (const error of document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = place(error.pos[0])
    if (faults.at(-1)?.line === line) continue
    faults.push({ line, message: describeYamlFault(error, lines[line - linesBefore - 1] ?? '', what) })
    if (error.code === 'MISSING_CHAR' || faults.length === MAX_FAULTS) break
  }
  return faults
}
