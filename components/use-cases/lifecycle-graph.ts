// The picture of a lifecycle as columns and rows: which stages stand how, what leads where. The browser only knows widths.
import type { IterationView, StageMove, StageStep } from '@/lib/use-cases/views'
import { phases, type Stage, stageLabels, stages, type WorkStage } from '@/lib/use-cases/vocabulary'

/** `again`: it was there before and went back since, so the stage has to be walked once more. `outside`: before this walk began. */
export type StageState = 'done' | 'here' | 'ahead' | 'skipped' | 'again' | 'outside'

export interface StageDot {
  stage: WorkStage
  column: number
  state: StageState
  /** Over all stays. */
  days: number
  gate: StageStep['gate']
  /** For who hovers or listens. */
  words: string
}

/** `back` runs above the others, which are straight. Columns are those of the dots. */
export interface StageLine {
  kind: 'walked' | 'ahead' | 'back' | 'skip'
  from: number
  to: number
  words?: string
}

export interface LifecycleRow {
  iteration: number
  label: string
  isRetired: boolean
  /** The column of the stage it is in, and the how manieth day there; null where it is retired. */
  current: number | null
  day: number
  dots: StageDot[]
  lines: StageLine[]
}

export const workStages: WorkStage[] = phases.flatMap((phase) => phase.stages.map(({ stage }) => stage as WorkStage))
export const shortNames = Object.fromEntries(
  phases.flatMap((phase) => phase.stages.map(({ stage, short }) => [stage, short])),
) as Record<WorkStage, string>

const LONGEST = 4

/** Rows of the picture, newest last. Of many iterations those under way are shown before those that ended; the table has all. */
export function lifecycleRows(iterations: readonly IterationView[]): LifecycleRow[] {
  const shown = [...iterations]
    .sort((one, other) => Number(one.isRetired) - Number(other.isRetired) || other.number - one.number)
    .slice(0, LONGEST)
    .sort((one, other) => one.number - other.number)
  return shown.map(rowOf)
}

export function rowOf(iteration: IterationView): LifecycleRow {
  const { stage, isRetired, steps } = iteration
  // A retired walk ends where it was before.
  const last = isRetired ? lastWorked(steps) : stage
  const current = isRetired ? null : columnOf(stage)
  const reach = columnOf(last)
  const dots = workStages.map((at, column) => {
    const stays = steps.filter((step) => step.stage === at)
    const state = stateOf({ stays, column, reach, isHere: column === current })
    const days = stays.reduce((sum, step) => sum + step.days, 0) || (state === 'here' ? iteration.days : 0)
    const gate = state === 'done' || state === 'skipped' ? (stays.findLast((stay) => stay.gate)?.gate ?? null) : null
    return {
      stage: at,
      column,
      state,
      days,
      gate,
      words: dotWords(at, state, state === 'here' ? iteration.days : days, gate),
    }
  })
  return {
    iteration: iteration.number,
    label: `Iteration ${iteration.number}`,
    isRetired,
    current,
    day: iteration.days,
    dots,
    lines: linesOf(iteration, dots, reach),
  }
}

export function columnOf(stage: Stage): number {
  return workStages.indexOf(stage as WorkStage)
}

function lastWorked(steps: readonly StageStep[]): Stage {
  return steps.findLast(isStay)?.stage ?? stages[0]
}

const isStay = ({ stage, isSkipped }: StageStep) => !isSkipped && stage !== 'retired'

function stateOf(facts: { stays: StageStep[]; column: number; reach: number; isHere: boolean }): StageState {
  const { stays, column, reach, isHere } = facts
  const wasThere = stays.some(({ isSkipped }) => !isSkipped)
  if (isHere) return 'here'
  if (column > reach) return wasThere ? 'again' : 'ahead'
  if (wasThere) return 'done'
  return stays.length > 0 ? 'skipped' : 'outside'
}

function linesOf(iteration: IterationView, dots: readonly StageDot[], reach: number): StageLine[] {
  const walked = dots.filter(({ column, state }) => column <= reach && (state === 'done' || state === 'here'))
  const lines: StageLine[] = walked.slice(1).map((dot, at) => {
    const from = walked[at]!.column
    return { kind: dot.column - from > 1 ? 'skip' : 'walked', from, to: dot.column }
  })
  if (!iteration.isRetired && reach < workStages.length - 1)
    lines.push({ kind: 'ahead', from: reach, to: workStages.length - 1 })
  for (const move of iteration.moves) {
    if (move.kind !== 'back' || move.from === null) continue
    lines.push({ kind: 'back', from: columnOf(move.from), to: columnOf(move.to), words: backWords(move) })
  }
  return lines
}

const stateWords: Record<StageState, string> = {
  done: 'walked',
  here: 'here now',
  ahead: 'ahead',
  skipped: 'left out',
  again: 'ahead again',
  outside: 'before this iteration began',
}

function dotWords(stage: Stage, state: StageState, days: number, gate: StageStep['gate']): string {
  const parts = [`${stageLabels[stage]}: ${stateWords[state]}`]
  if (state === 'here') parts.push(`day ${days}`)
  else if (days > 0) parts.push(days === 1 ? '1 day' : `${days} days`)
  if (gate && state === 'done') parts.push(`gate signed ${shortDay(gate.passedAt)}`)
  return parts.join(', ')
}

/** "Went back on 21 Sep from Validation to Features" */
export function backWords(move: StageMove): string {
  return `Went back on ${shortDay(move.at)} from ${nameOf(move.from!)} to ${nameOf(move.to)}`
}

function nameOf(stage: Stage): string {
  return shortNames[stage as WorkStage] ?? stageLabels[stage]
}

/** "14 Apr"; with the year where it is another one. */
export function shortDay(at: string, now = new Date()): string {
  const date = new Date(at)
  const isThisYear = date.getUTCFullYear() === now.getUTCFullYear()
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(date)
}

/** Days of an iteration in each phase; for the phase it is in, the day of the stage. */
export function phaseDays(row: LifecycleRow): Array<{ label: string; words: string; span: number }> {
  return phases.map((phase) => {
    const dots = row.dots.filter(({ stage }) => phase.stages.some((one) => one.stage === stage))
    const here = dots.some(({ state }) => state === 'here')
    const days = dots.reduce((sum, dot) => sum + dot.days, 0)
    const words = here ? `day ${row.day}` : days === 0 ? '' : days === 1 ? '1 day' : `${days} days`
    return { label: phase.label, words, span: phase.stages.length }
  })
}
