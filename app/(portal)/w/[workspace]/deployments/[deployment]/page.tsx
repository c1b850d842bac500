import type { Metadata } from 'next'
import { StandingChip } from '@/components/deployments/deployment-standing'
import { spanWords, trafficWords } from '@/components/deployments/words'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { DescriptionList } from '@/components/ui/description-list'
import { Digest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Status } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { recordSourceLabels } from '@/lib/datasets/vocabulary'
import { getDeployment } from '@/lib/deployments/queries'
import { reasonWords } from '@/lib/deployments/rules'
import type { DeploymentDetail, DeploymentNeighbour } from '@/lib/deployments/views'
import { strategyLabels } from '@/lib/deployments/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { ActivityPanel } from '../../activity-panel'
import { ChangeForms } from './change-forms'

type Props = {
  params: Promise<{ workspace: string; deployment: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).deployment.toUpperCase() }
}

export default async function DeploymentPage({ params, searchParams }: Props) {
  const { workspace: slug, deployment: reference } = await params
  const { before } = await searchParams
  const { ctx, workspace, person } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const deployment = await orNotFound(ask(ctx, getDeployment, { deployment: reference }))
  const { model, environment, standing, gate, endedAt } = deployment
  const here = `${base}/deployments/${deployment.ref}`
  const name = `${revealed(model.name)} v${model.version}`
  return (
    <Page
      crumbs={[{ label: 'Deployments', href: `${base}/deployments` }, { label: `${deployment.ref} ${name}` }]}
      title={`${name} ${endedAt === null ? 'runs' : 'ran'} in ${environment} ${spanWords(deployment)}`}
      reference={deployment.ref}
      status={<StandingChip standing={standing} gate={gate} base={base} />}
      facts={
        <>
          <span>
            <Ref href={`${base}/models/${model.ref}/versions/${model.version}`}>{deployment.version}</Ref> for{' '}
            <Ref href={`${base}/use-cases/${deployment.useCase.ref}`}>{deployment.useCase.ref}</Ref>{' '}
            {revealed(deployment.useCase.name)}
          </span>
          <span>{trafficWords(deployment)}</span>
          {endedAt === null ? (
            <Status tone="ok">Running</Status>
          ) : (
            <Status tone="idle" icon="minus-circle">
              Ended
            </Status>
          )}
        </>
      }
      actions={<LineageLink base={base} of={deployment.ref} />}
      panelLabel="History"
      panel={
        <ActivityPanel {...{ ctx, base, here, before }} useCase={deployment.useCase.ref} subject={deployment.id} />
      }
    >
      {standing === 'unapproved' ? (
        <Notice
          tone="bad"
          title="Deployed without approval"
          actions={
            endedAt === null ? (
              <TextLink href={`${base}/models/${model.ref}/versions/${model.version}/release`}>
                Ask for its release
              </TextLink>
            ) : undefined
          }
        >
          The gate refused it when it was reported: {reasonWords(gate.reasons)}. Business and risk were told.
          {endedAt === null ? ' Take it back, or ask for its release.' : ''}
        </Notice>
      ) : null}
      <Section title="What runs">
        <DescriptionList
          items={[
            { term: 'Image', value: <Recorded deployed={deployment.image} recorded={deployment.recorded.image} /> },
            {
              term: 'Artefact',
              value: <Recorded deployed={deployment.artifact} recorded={deployment.recorded.artifact} />,
            },
            { term: 'Strategy', value: strategyLabels[deployment.strategy] },
            { term: 'Traffic', value: `${deployment.traffic} %` },
            {
              term: 'Endpoint',
              value: deployment.endpoint ? (
                <code className="[overflow-wrap:anywhere]">{revealed(deployment.endpoint)}</code>
              ) : null,
            },
          ]}
        />
      </Section>
      <Section title="When">
        <DescriptionList
          items={[
            { term: 'Began', value: <ExactTime at={deployment.startedAt} /> },
            { term: 'Ended', value: endedAt ? <ExactTime at={endedAt} /> : 'It still runs' },
            { term: 'Before it', value: <Neighbour base={base} of={deployment.before} /> },
            { term: 'After it', value: <Neighbour base={base} of={deployment.after} /> },
            {
              term: 'Reported',
              value: (
                <>
                  {recordSourceLabels[deployment.recordedFrom]}
                  {deployment.reportedBy ? `, ${deployment.reportedBy}` : ''},{' '}
                  <RelativeTime at={deployment.recordedAt} />
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="At the gate">
        <GateSays deployment={deployment} base={base} />
      </Section>
      {deployment.mayReport && endedAt === null ? (
        <Section title="Has it changed?">
          <ChangeForms deployment={deployment} workspace={workspace.slug} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}

/** A digest and whether it is the one on record for the version. */
function Recorded({ deployed, recorded }: { deployed: string | null; recorded: string | null }) {
  if (!deployed) {
    return recorded ? (
      <div className="grid gap-1">
        <span className="text-fg-3">not reported; on record for the version:</span>
        <Digest value={recorded} />
      </div>
    ) : (
      <span className="text-fg-3">not reported</span>
    )
  }
  return (
    <div className="grid gap-1">
      <Digest value={deployed} />
      {recorded === null ? (
        <Status tone="idle">None is on record for the version to compare with</Status>
      ) : deployed === recorded ? (
        <Status tone="ok">The one on record for the version</Status>
      ) : (
        <>
          <Status tone="bad">Another than on record for the version:</Status>
          <Digest value={recorded} />
        </>
      )}
    </div>
  )
}

function Neighbour({ of, base }: { of: DeploymentNeighbour | null; base: string }) {
  if (!of) return <span className="text-fg-3">none of this model here</span>
  return (
    <>
      <Ref href={`${base}/deployments/${of.ref}`}>{of.ref}</Ref> {of.version}, since <ExactTime at={of.startedAt} />
    </>
  )
}

function GateSays({ deployment, base }: { deployment: DeploymentDetail; base: string }) {
  const { gate, environment } = deployment
  return (
    <p className="max-w-[72ch]">
      {gate.allowed ? (
        <>When it was reported, the gate allowed it to go to {environment}</>
      ) : (
        <>
          When it was reported, the gate refused it for {environment}: {reasonWords(gate.reasons)}
        </>
      )}
      {gate.approvals.map((ref) => (
        <span key={ref}>
          {gate.allowed ? ', by ' : '; asked in '}
          <Ref href={`${base}/approvals/${ref}`}>{ref}</Ref>
        </span>
      ))}
      . What is decided later changes nothing of this record.
    </p>
  )
}
