import { AppError, conflict } from './errors'

/**
 * A write names the revision it was made on. @throws precondition_required without one, conflict (with what stands
 * there now) when somebody else was faster.
 */
export function assertRevision(given: number | undefined, current: number, standing: Record<string, unknown>): void {
  if (given === undefined) {
    throw new AppError('precondition_required', 'Say which revision you changed: If-Match, or a revision in the body.')
  }
  if (given !== current) {
    throw conflict('Someone else changed this since you opened it. Both versions are shown; nothing was overwritten.', {
      revision: current,
      ...standing,
    })
  }
}
