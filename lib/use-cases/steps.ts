// The stays of an iteration in its stages, out of its moves: the one reading that map, table and API share.
import type { StageMove, StageStep } from './views'

const DAY = 86_400_000

/** Days begun between two instants: a stay of an hour is a day. */
export function daysBetween(from: string, to: string): number {
  return Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / DAY))
}

/** `moves` oldest first. What an iteration skipped stands between the two stages of that move. */
export function stepsOf(moves: readonly StageMove[], now: string): StageStep[] {
  return moves.flatMap((move, at) => {
    const next = moves[at + 1]
    const skipped = move.skipped.map((stage) => ({
      stage,
      enteredAt: null,
      leftAt: null,
      days: 0,
      gate: gateOf(move),
      isSkipped: true,
      wentBackTo: null,
    }))
    const stay = {
      stage: move.to,
      enteredAt: move.at,
      leftAt: next?.at ?? null,
      days: daysBetween(move.at, next?.at ?? now),
      gate: next ? gateOf(next) : null,
      isSkipped: false,
      wentBackTo: next?.kind === 'back' ? next.to : null,
    }
    return [...skipped, stay]
  })
}

function gateOf(move: StageMove): StageStep['gate'] {
  return move.gateRef ? { ref: move.gateRef, approval: move.approvalRef, passedAt: move.at } : null
}
