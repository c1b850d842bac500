import type { ImportProblem, ImportReport, Unrecognised } from '@/lib/imports/vocabulary'
import type { ReadRefused } from '../importer'

const MAX_PROBLEMS = 200
const MAX_UNRECOGNISED = 500
const MAX_UNRECOGNISED_TEXT = 400
const MAX_PATH = 300
const MAX_MESSAGE = 2000

export interface ReportDraft {
  keep(sentence: string): void
  problem(problem: ImportProblem): void
  /** A problem for which the file, or a part of it, cannot be read at all. */
  fault(problem: ImportProblem): void
  unrecognised(part: Unrecognised): void
  /** What the file is and of which version: `MLmodel 2.9.1`. */
  version(text: string | null): void
  finish(): ImportReport
  /** The answer for a file that cannot be read: its first fault, which names the line. */
  refusal(otherwise?: string): ReadRefused
}

/** Collects what was read and what was not; a file with thousands of faults gets a count instead of thousands of lines. */
export function draftReport(): ReportDraft {
  const kept: string[] = []
  const problems: ImportProblem[] = []
  const parts: Unrecognised[] = []
  let version: string | null | undefined
  let first: ImportProblem | null = null
  let dropped = 0
  let firstDroppedLine = 0
  let droppedParts = 0
  let firstDroppedPart = 0
  const draft: ReportDraft = {
    keep: (sentence) => kept.push(sentence),
    problem(problem) {
      if (problems.length < MAX_PROBLEMS) problems.push(bounded(problem))
      else if (dropped++ === 0) firstDroppedLine = problem.line
    },
    fault(problem) {
      first ??= problem
      draft.problem(problem)
    },
    unrecognised(part) {
      if (parts.length < MAX_UNRECOGNISED - 1)
        parts.push({ ...part, path: cutText(part.path, MAX_PATH), text: cutText(part.text) })
      else if (droppedParts++ === 0) firstDroppedPart = part.line
    },
    version: (text) => {
      version = text
    },
    finish() {
      const sorted = problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
      if (dropped > 0) {
        const message = `There ${dropped === 1 ? 'is' : 'are'} ${count(dropped, 'more problem')}, the first on this line. Correct those listed and import again to see the rest.`
        sorted.push({ line: firstDroppedLine, message })
      }
      const report: ImportReport = { kept, problems: sorted }
      if (version !== undefined) report.version = version
      if (parts.length === 0) return report
      report.unrecognised = parts.toSorted((a, b) => a.line - b.line)
      if (droppedParts > 0) {
        const text = `${count(droppedParts, 'more part')} of the file ${droppedParts === 1 ? 'has' : 'have'} no place in the portal, the first on this line.`
        report.unrecognised.push({ line: firstDroppedPart, path: '…', text })
      }
      return report
    },
    refusal(otherwise = 'The file cannot be read.') {
      if (!first) return { ok: false, code: 'invalid', message: otherwise }
      return { ok: false, code: 'invalid', message: `Line ${first.line}: ${first.message}`, line: first.line }
    },
  }
  return draft
}

/** A key may be as long as the file: what names it in a report is not. */
function bounded(problem: ImportProblem): ImportProblem {
  const message = cutText(problem.message, MAX_MESSAGE)
  return problem.path === undefined
    ? { ...problem, message }
    : { ...problem, path: cutText(problem.path, MAX_PATH), message }
}

/** At most so many characters, none of them cut in half. */
function cutText(text: string, most = MAX_UNRECOGNISED_TEXT): string {
  if (text.length <= most) return text
  return `${[...text.slice(0, most * 2)].slice(0, most - 1).join('')}…`
}

/** The author's own words in a sentence, short enough to read. */
export function quote(text: string): string {
  const flat = text.slice(0, 400).replace(/\s+/g, ' ').trim()
  const characters = [...flat]
  return `“${characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : flat}”`
}

export function count(n: number, noun: string): string {
  const plural = /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
  return `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`
}

export function listing(words: string[], most = 8): string {
  const shown = words.slice(0, most).join(', ')
  return words.length > most ? `${shown} and ${words.length - most} more` : shown
}
