import type { ImportProblem, ImportReport } from '@/lib/model-cards/vocabulary'

const MAX_PROBLEMS = 200

export interface ReportDraft {
  keep(sentence: string): void
  problem(problem: ImportProblem): void
  finish(): ImportReport
}

/** Collects what was read and what was not; a file with thousands of faults gets a count instead of thousands of lines. */
export function draftReport(): ReportDraft {
  const kept: string[] = []
  const problems: ImportProblem[] = []
  let dropped = 0
  let firstDroppedLine = 0
  return {
    keep: (sentence) => kept.push(sentence),
    problem(problem) {
      if (problems.length < MAX_PROBLEMS) problems.push(problem)
      else if (dropped++ === 0) firstDroppedLine = problem.line
    },
    finish() {
      const sorted = problems.toSorted((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
      if (dropped > 0) {
        const message = `There ${dropped === 1 ? 'is' : 'are'} ${count(dropped, 'more problem')}, the first on this line. Correct those listed and import again to see the rest.`
        sorted.push({ line: firstDroppedLine, message })
      }
      return { kept, problems: sorted }
    },
  }
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
