import { type Document, LineCounter, parseDocument } from 'yaml'
import { locateYaml, TooManyReferences } from './locate-yaml'
import type { Located } from './located'
import { indentMarginQuotes } from './margin-quotes'
import { count, quote, type ReportDraft } from './report'
import { describeYamlFault } from './yaml-fault'
import { findYamlExcess } from './yaml-guard'

const MAX_FAULTS = 3
const NOTHING_READ = 'Until this is corrected nothing of the front matter is read; its text is kept.'
const SHOULD_BE = 'it should be “key: value” lines, such as “license: mit”'

interface Parsed {
  document: Document.Parsed
  source: string
  place(offset: number): { line: number; column: number }
}

/** The front matter as a tree that knows its lines, or null (with the reason reported) where it cannot be read. */
export function readYaml(source: string, linesBefore: number, report: ReportDraft): Located | null {
  const unreadable = (line: number, reason: string) => {
    report.problem({ line, message: `${reason} ${NOTHING_READ}` })
    return null
  }
  const excess = findYamlExcess(source)
  if (excess) {
    const line = linesBefore + source.slice(0, excess.offset).split('\n').length
    return unreadable(
      line,
      excess.reason === 'deep'
        ? 'Lists and groups are nested more than 40 levels deep here.'
        : 'The front matter holds more values than can be read; the limit is reached on this line. Move long tables of results into the text.',
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
    const [first, ...further] = faultsOf(parsed, linesBefore)
    unreadable(first!.line, first!.message)
    for (const fault of further) report.problem(fault)
    return null
  }

  try {
    return accept(locateYaml(parsed.document, parsed.source, parsed.place, report))
  } catch (error) {
    if (!(error instanceof TooManyReferences)) throw error
    return unreadable(error.line, error.message)
  }

  function accept(root: Located): Located | null {
    if (root.kind === 'map' || root.kind === 'empty') return root
    if (root.kind === 'list') return unreadable(root.line, `The front matter is a list; ${SHOULD_BE}.`)
    if (root.kind === 'scalar')
      return unreadable(root.line, `The front matter is plain text, ${quote(root.text)}; ${SHOULD_BE}.`)
    const message = `The front matter is still the marker ${quote(root.text)} of a template; ${SHOULD_BE}.`
    report.problem({ line: root.line, kind: 'unfilled', message })
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
function faultsOf({ document, source, place }: Parsed, linesBefore: number) {
  const lines = source.split('\n')
  const faults: { line: number; message: string }[] = []
  for (const error of document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const { line } = place(error.pos[0])
    if (faults.at(-1)?.line === line) continue
    faults.push({ line, message: describeYamlFault(error, lines[line - linesBefore - 1] ?? '') })
    if (error.code === 'MISSING_CHAR' || faults.length === MAX_FAULTS) break
  }
  return faults
}
