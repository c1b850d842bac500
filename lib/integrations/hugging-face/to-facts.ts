import type { ImportedFacts } from '@/lib/imports/vocabulary'
import type { ModelCardContent } from './content'

/** A README as answers to the template of model cards. */
export function toFacts(card: ModelCardContent): ImportedFacts {
  return { card: { name: card.title, label: null, answers: {} } }
}
