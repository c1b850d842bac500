import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { listActivity } from '@/lib/trail/queries'
import { getUseCase } from '@/lib/use-cases/queries'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { ActivityList } from '../../activity-list'
import { dayInStage } from '../stage-words'
import { AddedValueDocument } from './added-value-document'
import { Models } from './models'
import { RiskTier } from './risk-tier'
import { StageLine } from './stage-line'
import { Team } from './team'
import { ValueLedger } from './value-ledger'

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref } = await params
  return { title: ref.toUpperCase() }
}

export default async function UseCasePage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const { before } = await searchParams
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const [useCase, activity] = await orNotFound(
    Promise.all([
      ask(ctx, getUseCase, { useCase: ref }),
      ask(ctx, listActivity, { useCase: ref, limit: 15, ...(typeof before === 'string' ? { cursor: before } : {}) }),
    ]),
  )
  const base = `/w/${workspace.slug}`
  const here = `${base}/use-cases/${useCase.ref}`
  const rights = {
    duties,
    roles: useCase.team.filter((member) => member.person === person.id).map(({ role }) => role),
  }
  const iteration = useCase.iterations.at(-1)!
  const sponsor = useCase.sponsor ?? 'a former member'
  return (
    <Page
      crumbs={[
        { label: 'Use cases', href: `${base}/use-cases` },
        { label: `${useCase.ref} ${useCase.name}`, href: here },
      ]}
      title={useCase.name}
      reference={useCase.ref}
      status={
        <>
          <RiskTier useCase={useCase} workspace={workspace.slug} mayClassify={isAllowed('use-case.classify', rights)} />
          <StatusChip tone="ink" reason={<p>In this stage since {dayWords(iteration.stageSince)}.</p>}>
            {stageLabels[iteration.stage]}, day {dayInStage(iteration.stageSince)}
          </StatusChip>
        </>
      }
      facts={
        <>
          <span>
            Answers for it <b>{sponsor}</b>
          </span>
          <span>
            For <b>{useCase.area}</b>
          </span>
        </>
      }
      actions={
        isAllowed('use-case.edit', rights) ? (
          <ButtonLink href={`${here}/edit`} icon="pen">
            Edit name or area
          </ButtonLink>
        ) : undefined
      }
      panelLabel="Activity"
      panel={
        <Section title="Activity">
          <ActivityList items={activity.items} base={base} />
          <p className="mt-4 flex gap-4 text-13">
            {activity.next ? (
              <TextLink href={`${here}?before=${encodeURIComponent(activity.next)}`} scroll={false}>
                Earlier
              </TextLink>
            ) : null}
            {before ? (
              <TextLink href={here} scroll={false}>
                Newest
              </TextLink>
            ) : null}
          </p>
        </Section>
      }
    >
      <StageLine stage={iteration.stage} />
      <div className="mt-7 grid gap-x-8 gap-y-7 desk:grid-cols-[minmax(0,1fr)_280px]">
        <Section title="The problem">
          <p className="max-w-[72ch] whitespace-pre-line text-15 text-pretty">{useCase.problem}</p>
        </Section>
        <div>{useCase.document ? <ValueLedger document={useCase.document} /> : null}</div>
      </div>
      <Models
        models={useCase.models}
        open={useCase.openApprovals}
        base={base}
        useCase={useCase.ref}
        mayImport={isAllowed('model.import', rights)}
      />
      <Team useCase={useCase} ctx={ctx} workspace={workspace.slug} mayStaff={isAllowed('use-case.staff', rights)} />
      {useCase.document && useCase.template ? (
        <AddedValueDocument document={useCase.document} template={useCase.template} />
      ) : null}
    </Page>
  )
}
