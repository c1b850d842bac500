import { answerWords } from '@/components/documents/editor/answer-words'
import { revealed } from '@/components/ui/hidden-characters'
import { answerText } from '@/lib/templates/answer-text'
import { findField } from '@/lib/templates/rules'
import type { Answer, FieldKind, Template } from '@/lib/templates/vocabulary'

/** Kinds that are read line by line beside another state of them. */
const byLine = new Set<FieldKind>(['table', 'checklist', 'list'])

/** An answer as it stands in a comparison; null where there is none. */
export function comparedWords(
  template: Template,
  key: string,
  answer: Answer,
  names: Readonly<Record<string, string>>,
): string | null {
  if (answer === null) return null
  const field = findField(template, key)
  if (!field) return revealed(JSON.stringify(answer))
  if (byLine.has(field.kind)) return revealed(answerWords(field, answer, [])) || null
  return revealed(answerText(field, answer, (person) => names[person] ?? 'a former member')) || null
}
