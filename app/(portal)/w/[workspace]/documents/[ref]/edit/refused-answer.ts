import type { SaveOutcome } from '@/components/documents/editor/save-outcome'
import type { AnswerConflict } from '@/lib/documents/save-answers'
import { AppError } from '@/lib/platform/errors'

/** What the editor makes of a refusal: another answer that came first, no session, a moment of bad luck, or a sentence. @throws what is no refusal */
export function refusedAnswer(error: unknown, field: string): SaveOutcome {
  if (!(error instanceof AppError)) throw error
  const { code, message, fields, current } = error
  const conflicts = (current as { conflicts?: Record<string, AnswerConflict> } | undefined)?.conflicts
  const theirs = conflicts?.[field]
  if (theirs) return { stale: { ...theirs, source: null } }
  if (code === 'unauthenticated') return { failed: 'session', message: 'your session has ended.' }
  // Two saves at one moment, a database that restarts: the same again a little later.
  if (code === 'unavailable' || code === 'limited') return { failed: 'unreached', message: message }
  if (code === 'conflict' && !current) return { failed: 'unreached', message }
  return { failed: 'refused', message: Object.values(fields ?? {})[0] ?? message }
}

/** Somebody else signed in in another tab: what this person typed is not theirs to sign. */
export const otherPerson = (name: string): SaveOutcome => ({
  failed: 'session',
  message: `${name} is signed in now, and this page was opened by somebody else.`,
})
