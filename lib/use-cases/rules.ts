import type { Answers, Money } from '@/lib/templates/vocabulary'
import {
  defaultInvolvement,
  type InvolvedRole,
  type Involvement,
  type InvolvementMatrix,
  involvedRoles,
  type Stage,
  stageLabels,
  stages,
  type WorkStage,
} from './vocabulary'

/** Months until value has paid back the cost to build; null when it never does. */
export function payback(amounts: { valuePerYear: number; costToBuild: number; costToRun: number }): number | null {
  const yearly = amounts.valuePerYear - amounts.costToRun
  if (yearly <= 0) return null
  return Math.ceil((amounts.costToBuild / yearly) * 12)
}

export function paybackOf(answers: Answers): number | null {
  const amount = (key: string) => (answers[key] as Money | null | undefined)?.amount ?? 0
  return payback({
    valuePerYear: amount('value_per_year'),
    costToBuild: amount('cost_to_build'),
    costToRun: amount('cost_to_run'),
  })
}

/** The role that answers for a stage; for retirement whoever answers for value. The matrix has exactly one A in each stage. */
export function accountableRole(involvement: InvolvementMatrix | null, stage: Stage): InvolvedRole {
  if (stage === 'retired') return 'business_stakeholder'
  const row = (involvement ?? defaultInvolvement)[stage]
  return involvedRoles.find((role) => answersFor(row[role])) ?? 'business_stakeholder'
}

/** Stages after this one in their order, without retirement, which is its own act. */
export function laterStages(stage: Stage): Stage[] {
  return stages.slice(stages.indexOf(stage) + 1).filter((later) => later !== 'retired')
}

export function earlierStages(stage: Stage): Stage[] {
  return stage === 'retired' ? [] : stages.slice(0, stages.indexOf(stage))
}

/** What a step forward leaves out. */
export function skippedStages(from: Stage, to: Stage): Stage[] {
  return to === 'retired' ? [] : stages.slice(stages.indexOf(from) + 1, stages.indexOf(to))
}

/** From rollout on something of it runs, so that ending it is a decision that others take part in. */
export function hasRun(entered: readonly Stage[]): boolean {
  return entered.some((stage) => stages.indexOf(stage) >= stages.indexOf('rollout') && stage !== 'retired')
}

/** Letters that answer for a stage. */
export const answersFor = (involvement: Involvement): boolean => involvement.startsWith('A')

/** Stages in which nobody, or more than one role, would answer: a sentence for each. */
export function involvementProblems(involvement: InvolvementMatrix): Partial<Record<WorkStage, string>> {
  const problems: Partial<Record<WorkStage, string>> = {}
  for (const [stage, row] of Object.entries(involvement) as Array<[WorkStage, InvolvementMatrix[WorkStage]]>) {
    const count = involvedRoles.filter((role) => answersFor(row[role])).length
    if (count === 0) problems[stage] = `Nobody answers for ${stageLabels[stage]}. Give one role A or A/R.`
    if (count > 1) problems[stage] = `${count} roles answer for ${stageLabels[stage]}. Leave A or A/R to one of them.`
  }
  return problems
}

/** Stages whose gate another role would answer for. */
export function changedAccountables(
  before: InvolvementMatrix,
  after: InvolvementMatrix,
): Array<{ stage: WorkStage; was: InvolvedRole; is: InvolvedRole }> {
  return (Object.keys(after) as WorkStage[]).flatMap((stage) => {
    const [was, is] = [accountableRole(before, stage), accountableRole(after, stage)]
    return was === is ? [] : [{ stage, was, is }]
  })
}
