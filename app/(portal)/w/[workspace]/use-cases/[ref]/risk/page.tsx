import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { AssessForm } from '@/components/risk/assess-form'
import { AssessmentList } from '@/components/risk/assessment-list'
import { OverridePanel } from '@/components/risk/override-panel'
import { ReasonList } from '@/components/risk/reason-list'
import { RiskTierChip } from '@/components/risk/tier-chip'
import { EmptyState, Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getQuestionnaire, listAssessments } from '@/lib/risk/queries'
import type { AssessmentView, TierStanding } from '@/lib/risk/views'
import { riskTierLabels } from '@/lib/use-cases/vocabulary'
import { type LifecycleParams, lifecycleOf } from '../lifecycle-page'
import { assessAction, liftTierAction, setRiskTierAction } from './actions'

export const metadata: Metadata = { title: 'Risk tier' }

export default async function RiskPage({ params }: { params: LifecycleParams }) {
  const { ctx, person, workspace, base, crumbs, view, may } = await lifecycleOf(params)
  const [{ useCase, items }, { version, definition }] = await Promise.all([
    ask(ctx, listAssessments, { useCase: view.useCase.ref }),
    ask(ctx, getQuestionnaire, {}),
  ])
  const last = items[0]
  const mayAssess = may('use-case.assess') && !view.useCase.retired
  const mayClassify = may('use-case.classify')
  return (
    <Page
      crumbs={[...crumbs, { label: 'Risk tier' }]}
      title={titleOf(useCase, last)}
      reference={useCase.ref}
      status={<RiskTierChip tier={useCase.riskTier} />}
      facts={<Decided useCase={useCase} />}
      actions={
        mayClassify ? (
          <OverridePanel
            useCase={useCase}
            assessed={last?.tier ?? null}
            set={setRiskTierAction.bind(null, workspace)}
            lift={liftTierAction.bind(null, workspace)}
          />
        ) : undefined
      }
      panelLabel="Earlier answers"
      panel={
        <Section title="Answers so far" count={items.length}>
          <AssessmentList items={items} />
        </Section>
      }
    >
      {useCase.isOverridden && last && last.tier !== useCase.riskTier ? (
        <Notice tone="info" title={`The answers say ${riskTierLabels[last.tier].toLowerCase()}`}>
          What a risk officer set by hand stands until it is lifted; new answers are kept and do not move it.
        </Notice>
      ) : null}
      <Section
        title={definition.name}
        aside={<TextLink href={`${base}/library/risk`}>Questionnaire, version {version}</TextLink>}
      >
        {mayAssess ? (
          <AssessForm
            action={assessAction.bind(null, workspace)}
            useCase={useCase}
            version={version}
            questionnaire={definition}
            answers={last?.answers ?? {}}
            mayLower={mayClassify}
            draftKey={`risk:${useCase.id}:${person.id}`}
            seed={randomUUID()}
          />
        ) : last ? (
          <ReasonList reasons={last.reasons} />
        ) : (
          <EmptyState level={3} title="The team has not answered yet">
            Everybody with a role in this use case can, and so can a risk officer.
          </EmptyState>
        )}
      </Section>
    </Page>
  )
}

function titleOf(useCase: TierStanding, last: AssessmentView | undefined): string {
  if (useCase.riskTier) {
    return `${useCase.name} is ${riskTierLabels[useCase.riskTier].toLowerCase()}${useCase.isOverridden ? ', set by hand' : ''}`
  }
  return last ? `${useCase.name} has no risk tier` : `Nobody has said how risky ${useCase.name} is`
}

function Decided({ useCase: { decided } }: { useCase: TierStanding }) {
  if (!decided) return <span>The tier decides which templates apply and who has to approve.</span>
  return (
    <span>
      {decided.isAssessed ? 'By the answers of' : 'Set by'} <b>{decided.by ?? 'a former member'}</b>,{' '}
      <RelativeTime at={decided.at} />
      {decided.reason ? `: ${decided.reason}` : ''}
    </span>
  )
}
