import type { SaveOutcome, TheirDraft } from '@/components/model-cards/draft-state'
import { AppError } from '@/lib/platform/errors'

/** What the editor shows for a refusal: the other text of a conflict, or a sentence. @throws what is no refusal */
export function refusedDraft(error: unknown): SaveOutcome {
  if (!(error instanceof AppError)) throw error
  const current = error.current as Omit<TheirDraft, 'message'> | undefined
  if (error.code === 'conflict' && typeof current?.text === 'string') {
    return { conflict: { ...current, message: error.message } }
  }
  return { refused: error.fields?.text ?? error.message }
}
