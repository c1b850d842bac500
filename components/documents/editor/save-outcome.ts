import type { Answer } from '@/lib/templates/vocabulary'
import type { StoredAnswer } from './field-state'

/** What the server answers to a save. `unreached`: it is not able to at the moment; `session`: not to this person. */
export type SaveOutcome =
  | { saved: { revision: number; at: string } }
  | { stale: StoredAnswer }
  | { failed: 'unreached' | 'session' | 'refused'; message: string | null }

export type SaveAnswer = (save: { field: string; value: Answer; revision: number }) => Promise<SaveOutcome>

/** A server that is suspended answers nothing, not even that. */
const PATIENCE_MS = 20_000

const OTHER_VERSION = 'Countersign was updated. Reload this page: what you typed is kept in this browser.'

/** Whatever goes wrong on the way is the server not reached; whether it has stored the answer is then not known. */
export async function outcomeOf(save: Promise<SaveOutcome>): Promise<SaveOutcome> {
  let timer: ReturnType<typeof setTimeout>
  const late = new Promise<SaveOutcome>((resolve) => {
    timer = setTimeout(() => resolve({ failed: 'unreached', message: null }), PATIENCE_MS)
  })
  try {
    return await Promise.race([save, late])
  } catch (error) {
    return { failed: 'unreached', message: isOtherVersion(error) ? OTHER_VERSION : null }
  } finally {
    clearTimeout(timer!)
  }
}

/** The server no longer knows this page's own way to save: it was replaced by another version. */
const isOtherVersion = (error: unknown) =>
  error instanceof Error && /Server Action .*was not found/i.test(error.message)
