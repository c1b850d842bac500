import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { InvolvementForm } from '@/components/use-cases/involvement-form'
import type { InvolvedRole } from '@/lib/use-cases/vocabulary'
import { setInvolvementAction } from '../lifecycle-actions'
import { type LifecycleParams, lifecycleOf } from '../lifecycle-page'

export const metadata: Metadata = { title: 'Who does what' }

export default async function InvolvementPage({ params }: { params: LifecycleParams }) {
  const { view, workspace, here, crumbs, may } = await lifecycleOf(params)
  const { useCase, involvement, people } = view
  const holders: Partial<Record<InvolvedRole, string[]>> = {}
  for (const { role, name } of people) holders[role] = [...(holders[role] ?? []), name]
  return (
    <Page
      crumbs={[...crumbs, { label: 'Who does what' }]}
      title={`Who does what in ${useCase.ref}`}
      facts={
        <span>
          {view.isDefaultInvolvement ? 'It follows the default matrix.' : 'It has a matrix of its own.'} Whoever answers
          for a stage decides on its gate.
        </span>
      }
    >
      {may('use-case.staff') ? (
        <InvolvementForm
          action={setInvolvementAction.bind(null, workspace)}
          useCase={useCase.ref}
          revision={useCase.revision}
          matrix={involvement}
          holders={holders}
          cancel={
            <ButtonLink kind="quiet" href={here}>
              Cancel
            </ButtonLink>
          }
        />
      ) : (
        <Notice tone="info" title="Its business stakeholder and administrators change this">
          The matrix stands on the use case’s page for everybody.
        </Notice>
      )}
    </Page>
  )
}
