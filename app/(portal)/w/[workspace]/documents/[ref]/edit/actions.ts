'use server'

import type { SaveOutcome } from '@/components/documents/editor/save-outcome'
import { execute } from '@/lib/audit/execute'
import { saveAnswers } from '@/lib/documents/save-answers'
import { actionContext } from '@/lib/platform/request-context'
import type { Answer } from '@/lib/templates/vocabulary'
import { otherPerson, refusedAnswer } from './refused-answer'

type Place = { workspace: string; document: string; person: string }
type Save = { field: string; value: Answer; revision: number }

export async function saveDraft(place: Place, { field, value, revision }: Save): Promise<SaveOutcome> {
  try {
    const { ctx, person } = await actionContext(String(place.workspace))
    if (person.id !== place.person) return otherPerson(person.name)
    const input = { document: place.document, answers: { [field]: value }, revisions: { [field]: revision } }
    const saved = (await execute(ctx, saveAnswers, input)).value
    return { saved: { revision: saved.revisions[field]!, at: saved.savedAt } }
  } catch (error) {
    return refusedAnswer(error, field)
  }
}
