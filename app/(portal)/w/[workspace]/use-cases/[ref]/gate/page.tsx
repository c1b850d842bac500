import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/frame/page'
import { LedgerSection } from '@/components/metrics/ledger/ledger-section'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { Segments } from '@/components/ui/tabs'
import { Ref } from '@/components/ui/text-link'
import { FrozenDocuments } from '@/components/use-cases/frozen-documents'
import { GateForm } from '@/components/use-cases/gate-form'
import { MissingTable } from '@/components/use-cases/missing-table'
import { WhoDecides } from '@/components/use-cases/who-decides'
import { isUndecided } from '@/lib/approvals/rules'
import { ask } from '@/lib/audit/execute'
import { getLedger } from '@/lib/metrics/ledger/queries'
import { roleLabels } from '@/lib/platform/vocabulary'
import { previewGateRequest } from '@/lib/use-cases/request-gate'
import { hasRun } from '@/lib/use-cases/rules'
import type { LifecycleView } from '@/lib/use-cases/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import { requestGateAction } from '../lifecycle-actions'
import { type LifecycleParams, type LifecycleSearch, lifecycleOf } from '../lifecycle-page'
import { goingWords } from '../lifecycle-words'
import { NotInTeam } from '../not-in-team'

export const metadata: Metadata = { title: 'Ask for the next stage' }

export default async function GatePage(props: { params: LifecycleParams; searchParams: LifecycleSearch }) {
  const { ctx, view, person, workspace, base, here, crumbs, may } = await lifecycleOf(props.params, props.searchParams)
  const { useCase, current } = view
  if (!current) notFound()
  const { nextStage, canSkipTo, iteration, liveGate } = current
  const choices = [
    ...(nextStage ? [nextStage, ...canSkipTo] : []),
    ...(mayRetire(view, iteration) ? ['retired' as const] : []),
  ]
  const wanted = (await props.searchParams).to
  const to = choices.find((stage) => stage === wanted) ?? choices[0]
  if (!to) notFound()
  const [gate, ledger] = await Promise.all([
    ask(ctx, previewGateRequest, { useCase: useCase.ref, iteration, to }),
    ask(ctx, getLedger, { useCase: useCase.ref }),
  ])
  const target = (stage: string) => `${here}/gate?iteration=${iteration}&to=${stage}`
  const isAsked = liveGate !== null && (isUndecided(liveGate.status) || liveGate.status === 'approved')
  const words = goingWords(useCase.ref, to)
  const nobody = gate.requirements.filter(({ asked, quorum }) => asked.length < quorum)
  return (
    <Page
      crumbs={[...crumbs, { label: words.ask }]}
      title={gate.missing.length > 0 ? words.cannot : words.question}
      reference={view.iterations.length > 1 ? `iteration ${iteration}` : undefined}
      facts={
        <>
          <span>
            Out of <b>{stageLabels[gate.from]}</b>
          </span>
          <span>
            <b>{roleLabels[gate.role]}</b> answers for it
          </span>
          {gate.policy ? (
            <span>
              Workflow <b>{gate.policy.name}</b> {gate.policy.workflow}, frozen when you ask
            </span>
          ) : null}
          {gate.policy?.dueDays ? <span>Answers are due in {gate.policy.dueDays} days</span> : null}
        </>
      }
    >
      {choices.length > 1 ? (
        <div className="mb-5">
          <Segments
            label="Which stage to go on to"
            items={choices.map((stage) => ({
              href: target(stage),
              label: stageLabels[stage],
              current: stage === to,
            }))}
          />
        </div>
      ) : null}
      {isAsked && liveGate ? (
        <Notice
          tone="info"
          title={`${liveGate.approvalRef} ${liveGate.status === 'approved' ? 'has approved' : 'asks for'} ${stageLabels[liveGate.toStage]} already`}
          actions={<Ref href={`${base}/approvals/${liveGate.approvalRef}`}>{`Open ${liveGate.approvalRef}`}</Ref>}
        >
          A second request would only split the answers.
        </Notice>
      ) : null}
      {gate.skipped.length > 0 ? (
        <Section title="Left out" count={`${gate.skipped.length}`}>
          <p className="max-w-[72ch] text-13">
            {gate.skipped.map((stage) => stageLabels[stage]).join(', ')}. They are not walked, their documents are not
            asked for, and the reason stays beside them.
          </p>
        </Section>
      ) : null}
      {gate.missing.length > 0 ? (
        <div className="mt-7 first:mt-0">
          <MissingTable missing={gate.missing} total={gate.total} to={to} base={base} />
        </div>
      ) : null}
      <WhoDecides gate={gate} />
      <FrozenDocuments documents={gate.documents} base={base} />
      {ledger.promises.length > 0 ? <LedgerSection ledger={ledger} base={base} /> : null}
      {!may('use-case.advance') ? (
        <div className="mt-7">
          <NotInTeam who="Everybody with a role in this use case" here={here} />
        </div>
      ) : isAsked || gate.missing.length > 0 || !gate.policy || nobody.length > 0 ? null : (
        <Section title="Your request">
          <GateForm
            action={requestGateAction.bind(null, workspace)}
            useCase={useCase.ref}
            gate={gate}
            draftKey={`gate:${useCase.id}:${iteration}:${to}:${person.id}`}
            seed={randomUUID()}
          />
        </Section>
      )}
    </Page>
  )
}

/** What has run ends by a gate as well. */
function mayRetire({ iterations }: LifecycleView, iteration: number): boolean {
  const walk = iterations.find(({ number }) => number === iteration)
  return hasRun(walk?.steps.map(({ stage }) => stage) ?? [])
}
