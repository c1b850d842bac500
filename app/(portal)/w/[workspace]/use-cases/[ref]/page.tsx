import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { TextLink } from '@/components/ui/text-link'
import { DocumentList } from '@/components/use-cases/document-list'
import { Lifecycle } from '@/components/use-cases/lifecycle'
import { MissingTable } from '@/components/use-cases/missing-table'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { getUseCase } from '@/lib/use-cases/queries'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { ActivityPanel } from '../../activity-panel'
import { Acts } from './acts'
import { KeyMetrics } from './key-metrics'
import { LastAnswer } from './last-answer'
import { type LifecycleParams, type LifecycleSearch, lifecycleOf } from './lifecycle-page'
import { lifecycleTitle, mapLinks, startableNow } from './lifecycle-words'
import { Models } from './models'
import { RetiredNotice } from './retired-notice'
import { RiskTier } from './risk-tier'
import { StageReason } from './stage-reason'
import { StartDocument } from './start-document'
import { Team } from './team'
import { ValueLedger } from './value-ledger'

type Props = { params: LifecycleParams; searchParams: LifecycleSearch }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ref } = await params
  return { title: ref.toUpperCase() }
}

export default async function UseCasePage({ params, searchParams }: Props) {
  const place = await lifecycleOf(params, searchParams)
  const { ctx, view, workspace, base, here, crumbs, may } = place
  const useCase = await orNotFound(ask(ctx, getUseCase, { useCase: view.useCase.ref }))
  const { before } = await searchParams
  const { current } = view
  const shown = view.iterations.find(({ number }) => number === current?.iteration) ?? view.iterations.at(-1)!
  return (
    <Page
      crumbs={crumbs}
      title={useCase.name}
      reference={useCase.ref}
      status={
        <>
          <RiskTier useCase={useCase} here={here} />
          <StatusChip tone={shown.isRetired ? 'idle' : 'ink'} reason={<StageReason view={view} shown={shown} />}>
            {stageLabels[shown.stage]}
            {shown.isRetired ? '' : `, day ${shown.days}`}
          </StatusChip>
        </>
      }
      facts={
        <>
          <span>
            Answers for it <b>{useCase.sponsor ?? 'a former member'}</b>
          </span>
          <span>
            For <b>{useCase.area}</b>
          </span>
          {view.iterations.length > 1 ? (
            <span>
              Iteration <b>{shown.number}</b> of {view.iterations.length}
            </span>
          ) : null}
        </>
      }
      actions={<Acts {...{ view, may, workspace, base, here }} />}
      panelLabel="Activity"
      panel={<ActivityPanel {...{ ctx, base, here }} useCase={useCase.ref} before={before} />}
    >
      <RetiredNotice retired={view.useCase.retired} />
      <Lifecycle
        view={view}
        shown={shown.number}
        links={mapLinks(view, shown.number, { base, here })}
        title={lifecycleTitle(view, shown)}
      />
      <div className="mt-7 grid gap-x-8 gap-y-7 desk:grid-cols-[minmax(0,1fr)_280px]">
        {current?.nextStage ? (
          <div>
            <LastAnswer gate={current.liveGate} base={base} />
            <MissingTable missing={current.missing} total={current.total} to={current.nextStage} base={base} />
          </div>
        ) : (
          <Problem text={useCase.problem} />
        )}
        <div>
          {useCase.document ? (
            <ValueLedger ctx={ctx} useCase={useCase.ref} document={useCase.document} here={here} />
          ) : (
            <Section title="Value ledger">
              <p className="text-13 text-fg-2">
                Nothing is promised yet: the ledger begins with the first published revision of its{' '}
                <TextLink href="#documents">Added value document</TextLink>.
              </p>
            </Section>
          )}
          <KeyMetrics ctx={ctx} useCase={useCase.ref} here={here} />
        </div>
      </div>
      <DocumentList
        documents={view.documents}
        startable={may('document.edit') ? startableNow(view) : []}
        start={(template) => <StartDocument template={template} useCase={useCase.ref} workspace={workspace} />}
        base={base}
      />
      <Models
        models={useCase.models}
        open={useCase.openApprovals}
        base={base}
        useCase={useCase.ref}
        mayImport={may('model.import')}
      />
      <Team useCase={useCase} ctx={ctx} workspace={workspace} mayStaff={may('use-case.staff')} />
      {current?.nextStage ? <Problem text={useCase.problem} /> : null}
    </Page>
  )
}

function Problem({ text }: { text: string }) {
  if (text === '') return null
  return (
    <Section title="The problem">
      <p className="max-w-[72ch] whitespace-pre-line text-15 text-pretty">{text}</p>
    </Section>
  )
}
