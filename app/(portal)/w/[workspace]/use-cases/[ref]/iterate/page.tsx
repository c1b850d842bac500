import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { IterateForm } from '@/components/use-cases/move-forms'
import { phases, stageLabels, stages } from '@/lib/use-cases/vocabulary'
import { iterateAction } from '../lifecycle-actions'
import { type LifecycleParams, lifecycleOf } from '../lifecycle-page'
import { NotInTeam } from '../not-in-team'

export const metadata: Metadata = { title: 'New iteration' }

/** Deployment needs something that was developed. */
const beginnings = phases.slice(0, 2).flatMap((phase) => phase.stages)

export default async function IteratePage({ params }: { params: LifecycleParams }) {
  const { view, person, workspace, here, crumbs, may } = await lifecycleOf(params)
  const { useCase, iterations } = view
  const live = iterations.filter(({ isRetired }) => !isRetired)
  const reached = iterations
    .flatMap(({ steps }) => steps.map(({ stage }) => stage))
    .filter((stage) => stage !== 'retired')
  const furthest = Math.max(...reached.map((stage) => stages.indexOf(stage)))
  return (
    <Page
      crumbs={[...crumbs, { label: 'New iteration' }]}
      title={`Start iteration ${iterations.length + 1} of ${useCase.ref}`}
      facts={
        <span>
          {live.map(({ number, stage }) => `Iteration ${number} is in ${stageLabels[stage].toLowerCase()}`).join('; ')}
          {live.length > 0 ? '. It goes on beside the new one.' : 'No iteration is under way.'}
        </span>
      }
      reading
    >
      {useCase.retired ? (
        <Notice tone="info" title="It is retired">
          A retired use case is not taken up again: start a new one, and name this one in its problem.
        </Notice>
      ) : may('use-case.advance') ? (
        <IterateForm
          action={iterateAction.bind(null, workspace)}
          useCase={useCase.ref}
          stages={beginnings.filter(({ stage }) => stages.indexOf(stage) <= furthest)}
          draftKey={`iterate:${useCase.id}:${person.id}`}
          seed={randomUUID()}
          cancel={
            <ButtonLink kind="quiet" href={here}>
              Cancel
            </ButtonLink>
          }
        />
      ) : (
        <NotInTeam who="Everybody with a role in this use case" here={here} />
      )}
    </Page>
  )
}
