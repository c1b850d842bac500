import { anchorOf } from '@/components/use-cases/document-list'
import type { MapLinks } from '@/components/use-cases/lifecycle-sizes'
import type { IterationView, LifecycleView, StartableTemplate } from '@/lib/use-cases/views'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

/** The finding of the picture: "Release preparation, day 9; iteration 1 is in monitoring". */
export function lifecycleTitle({ iterations }: LifecycleView, shown: IterationView): string {
  const others = iterations.filter(({ number, isRetired }) => number !== shown.number && !isRetired)
  const here = shown.isRetired ? 'Retired' : `${stageLabels[shown.stage]}, day ${shown.days}`
  return [
    here,
    ...others.map(({ number, stage }) => `iteration ${number} is in ${stageLabels[stage].toLowerCase()}`),
  ].join('; ')
}

export function mapLinks(view: LifecycleView, shown: number, { base, here }: { base: string; here: string }): MapLinks {
  return {
    shown,
    iterations: Object.fromEntries(view.iterations.map(({ number }) => [number, `${here}?iteration=${number}`])),
    stages: Object.fromEntries(view.documents.map(({ stage }) => [stage, `${here}#${anchorOf(stage)}`])),
    approvals: `${base}/approvals`,
  }
}

/** What is worth beginning now: everything of the present stages, and what is still owed of those that were walked. */
export function startableNow({ iterations, startable, useCase }: LifecycleView): StartableTemplate[] {
  if (useCase.retired) return []
  const live = iterations.filter(({ isRetired }) => !isRetired)
  const isPresent = (stage: Stage) => live.some((iteration) => iteration.stage === stage)
  const wasWalked = (stage: Stage) =>
    live.some(({ steps }) => steps.some((step) => step.stage === stage && !step.isSkipped))
  return startable.filter(({ stage, isRequired }) => isPresent(stage) || (isRequired && wasWalked(stage)))
}

/** The same step as an act, as what does not work yet, and as a question. */
export function goingWords(ref: string, to: Stage): { ask: string; cannot: string; question: string } {
  if (to === 'retired')
    return { ask: 'Ask for retirement', cannot: `${ref} cannot be retired yet`, question: `Ask to retire ${ref}?` }
  return {
    ask: `Ask for ${stageLabels[to].toLowerCase()}`,
    cannot: `${ref} cannot go on to ${stageLabels[to]} yet`,
    question: `Ask to let ${ref} go on to ${stageLabels[to]}?`,
  }
}
