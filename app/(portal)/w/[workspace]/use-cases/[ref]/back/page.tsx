import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { shortDay } from '@/components/use-cases/lifecycle-graph'
import { BackForm } from '@/components/use-cases/move-forms'
import { earlierStages } from '@/lib/use-cases/rules'
import type { IterationView } from '@/lib/use-cases/views'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { moveBackAction } from '../lifecycle-actions'
import { type LifecycleParams, type LifecycleSearch, lifecycleOf } from '../lifecycle-page'
import { NotInTeam } from '../not-in-team'

export const metadata: Metadata = { title: 'Move back' }

export default async function BackPage(props: { params: LifecycleParams; searchParams: LifecycleSearch }) {
  const { view, person, workspace, here, crumbs, may } = await lifecycleOf(props.params, props.searchParams)
  const { useCase, current, iterations } = view
  if (!current) notFound()
  const iteration = iterations.find(({ number }) => number === current.iteration)!
  const stages = earlierStages(current.stage).map((stage) => ({ stage, help: beforeWords(iteration, stage) }))
  return (
    <Page
      crumbs={[...crumbs, { label: 'Move back' }]}
      title={`Move ${useCase.ref} back from ${stageLabels[current.stage]}`}
      facts={
        <span>
          It needs a reason and nobody’s leave. Gates after the stage you choose have to be passed again; what was
          signed stays on record.
        </span>
      }
      reading
    >
      {!may('use-case.advance') ? (
        <NotInTeam who="Everybody with a role in this use case" here={here} />
      ) : stages.length === 0 ? (
        <EmptyState title="There is nothing before this stage">It is in the first one.</EmptyState>
      ) : (
        <BackForm
          action={moveBackAction.bind(null, workspace)}
          useCase={useCase.ref}
          iteration={iteration.number}
          revision={iteration.revision}
          stages={stages}
          draftKey={`back:${useCase.id}:${person.id}`}
          seed={randomUUID()}
          cancel={
            <ButtonLink kind="quiet" href={here}>
              Stay in {stageLabels[current.stage].toLowerCase()}
            </ButtonLink>
          }
        />
      )}
    </Page>
  )
}

/** "12 days, gate signed 14 Apr" */
function beforeWords({ steps }: IterationView, stage: Stage): string | undefined {
  const all = steps.filter((step) => step.stage === stage)
  const stays = all.filter((step) => !step.isSkipped)
  if (stays.length === 0) return all.length > 0 ? 'it was left out' : undefined
  const days = stays.reduce((sum, step) => sum + step.days, 0)
  const gate = stays.findLast((step) => step.gate)?.gate
  return `${days === 1 ? '1 day' : `${days} days`}${gate ? `, gate signed ${shortDay(gate.passedAt)}` : ''}`
}
