import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RetireForm } from '@/components/use-cases/move-forms'
import { hasRun } from '@/lib/use-cases/rules'
import { retireAction } from '../lifecycle-actions'
import { type LifecycleParams, lifecycleOf } from '../lifecycle-page'
import { NotInTeam } from '../not-in-team'

export const metadata: Metadata = { title: 'Retire' }

export default async function RetirePage({ params }: { params: LifecycleParams }) {
  const { view, person, workspace, here, crumbs, may } = await lifecycleOf(params)
  const { useCase } = view
  const live = view.iterations.filter(({ isRetired }) => !isRetired)
  const ran = live.find(({ steps }) => hasRun(steps.map(({ stage }) => stage)))
  return (
    <Page
      crumbs={[...crumbs, { label: 'Retire' }]}
      title={`Retire ${useCase.ref}?`}
      facts={
        <span>
          {ran
            ? 'Something of it has run.'
            : 'Nothing of it has run yet, so its end needs a reason and nobody’s leave.'}
        </span>
      }
      reading
    >
      {useCase.retired ? (
        <Notice tone="info" title="It is retired already" />
      ) : !may('use-case.retire') ? (
        <NotInTeam who="The business stakeholder of this use case" here={here} />
      ) : (
        <div className="grid gap-6">
          {ran ? (
            <Notice
              tone="info"
              title="Its end is decided at a gate"
              actions={
                <ButtonLink href={`${here}/gate?iteration=${ran.number}&to=retired`} kind="primary">
                  Ask for retirement
                </ButtonLink>
              }
            >
              What has been rolled out is retired like it was released: its Retirement document says what takes its
              place and where data and records are kept, and whoever answers for the value signs.
            </Notice>
          ) : (
            <Notice tone="warn" title="It cannot be taken up again">
              Documents, approvals and the trail stay readable; nothing of it can be changed or asked for any more.
            </Notice>
          )}
          {ran && live.length < 2 ? null : (
            <RetireForm
              action={retireAction.bind(null, workspace)}
              useCase={useCase.ref}
              iterations={live.map(({ number }) => number)}
              draftKey={`retire:${useCase.id}:${person.id}`}
              seed={randomUUID()}
              cancel={
                <ButtonLink kind="quiet" href={here}>
                  Keep it
                </ButtonLink>
              }
            />
          )}
        </div>
      )}
    </Page>
  )
}
