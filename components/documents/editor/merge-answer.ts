import { mergeRows, mergeText } from '@/lib/documents/rules'
import { isTable, isTicked, isYesNo } from '@/lib/templates/rules'
import type { Answer, FieldKind } from '@/lib/templates/vocabulary'
import { sameAnswer } from './same-answer'

/**
 * Two edits of one answer put together: text by lines, tables by rows and cells, checklists by items, lists by words in their
 * order, a reason beside the same yes or no by lines. Undefined where both said something about the same: a person has to say which holds.
 */
export function mergeAnswer(base: Answer, mine: Answer, theirs: Answer, kind?: FieldKind): Answer | undefined {
  if (sameAnswer(mine, theirs) || sameAnswer(asPublished(base, kind), asPublished(theirs, kind))) return mine
  if (sameAnswer(base, mine)) return theirs
  if (isTable(mine) && isTable(theirs)) {
    const { rows, conflicts } = mergeRows(isTable(base) ? base : [], mine, theirs)
    return conflicts.length === 0 ? rows : undefined
  }
  if (kind === 'list') return mergeWords(wordsOf(base), wordsOf(mine), wordsOf(theirs))
  if (isTicked(mine) && isTicked(theirs)) return mergeTicks(isTicked(base) ? base : [], mine, theirs)
  if (isYesNo(mine) && isYesNo(theirs) && isYesNo(base)) return mergeYesNo(base, mine, theirs)
  if (typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string') {
    return mergeText(base, mine, theirs) ?? undefined
  }
  return undefined
}

/** Publishing trims a text and normalises its characters; that is no other person's edit. */
function asPublished(answer: Answer, kind?: FieldKind): Answer {
  if (kind === 'list') return wordsOf(answer).map(tidy).filter(Boolean)
  if (typeof answer !== 'string') return answer
  return tidy(kind === 'text' ? answer.replace(/\s+/g, ' ') : answer)
}

const tidy = (text: string) => text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
const wordsOf = (answer: Answer): string[] => (isTicked(answer) ? answer : [])

function mergeWords(base: string[], mine: string[], theirs: string[]): string[] | undefined {
  const lines = (words: string[]) => words.map((word) => JSON.stringify(word)).join('\n')
  const merged = mergeText(lines(base), lines(mine), lines(theirs))
  if (merged === null) return undefined
  return merged
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
}

function mergeTicks(base: string[], mine: string[], theirs: string[]): string[] {
  const holds = (key: string) => {
    const was = base.includes(key)
    return mine.includes(key) === was ? theirs.includes(key) : !was
  }
  return [...new Set([...theirs, ...mine])].filter(holds)
}

function mergeYesNo(...[base, mine, theirs]: [base: YesNoOf, mine: YesNoOf, theirs: YesNoOf]): YesNoOf | undefined {
  const reason = mergeText(base.reason, mine.reason, theirs.reason)
  if (reason === null) return undefined
  // A yes that became a no with a reason that was rewritten for yes would say what nobody meant.
  const isOneSided = mine.value === theirs.value || (mine.value !== base.value && theirs.reason === base.reason)
  const isTheirs = theirs.value !== base.value && mine.reason === base.reason
  if (!isOneSided && !isTheirs) return undefined
  return { value: mine.value === base.value ? theirs.value : mine.value, reason }
}

type YesNoOf = { value: boolean; reason: string }
