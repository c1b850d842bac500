import type { Metadata } from 'next'
import { durationWords } from '@/components/experiments/figures'
import { RunState } from '@/components/experiments/run-status'
import { VersionRefs } from '@/components/experiments/version-refs'
import { Page } from '@/components/frame/page'
import { LineageLink } from '@/components/lineage/lineage-link'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { recordSourceLabels } from '@/lib/datasets/vocabulary'
import { getRun } from '@/lib/experiments/run-queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { ActivityPanel } from '../../../activity-panel'
import { RegisterForm } from './register-form'
import { RunArtifacts, RunDatasets, RunMetrics, RunNames } from './run-tables'
import '@/components/experiments/experiments.css'

type Props = {
  params: Promise<{ workspace: string; run: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).run.toUpperCase() }
}

export default async function RunPage({ params, searchParams }: Props) {
  const { workspace: slug, run: reference } = await params
  const { before } = await searchParams
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const run = await orNotFound(ask(ctx, getRun, { run: reference }))
  const here = `${base}/experiments/runs/${run.ref}`
  const name = revealed(run.name)
  const took = durationWords(run.startedAt, run.endedAt)
  return (
    <Page
      crumbs={[
        { label: 'Experiments', href: `${base}/experiments` },
        {
          label: `${run.experiment.ref} ${revealed(run.experiment.name)}`,
          href: `${base}/experiments/${run.experiment.ref}`,
        },
        { label: run.ref },
      ]}
      title={name}
      reference={run.ref}
      status={<RunState status={run.status} />}
      facts={
        <>
          <span>
            Of <Ref href={`${base}/experiments/${run.experiment.ref}`}>{run.experiment.ref}</Ref>{' '}
            {revealed(run.experiment.name)}, for{' '}
            <Ref href={`${base}/use-cases/${run.useCase.ref}`}>{run.useCase.ref}</Ref> {revealed(run.useCase.name)}
          </span>
          {run.startedAt ? (
            <span>
              Began <RelativeTime at={run.startedAt} />
              {took ? `, took ${took}` : ''}
            </span>
          ) : null}
          {run.versions.length > 0 ? (
            <span className="flex gap-1">
              Became <VersionRefs base={base} versions={run.versions.map(({ ref }) => ref)} />
            </span>
          ) : null}
        </>
      }
      actions={
        <>
          <LineageLink base={base} of={run.ref} />
          <ButtonLink href={`${base}/experiments/${run.experiment.ref}/compare`} icon="chart">
            Compare with the others
          </ButtonLink>
        </>
      }
      panelLabel="History"
      panel={<ActivityPanel {...{ ctx, base, here, before }} useCase={run.useCase.ref} subject={run.id} />}
    >
      {run.approval ? (
        <Notice tone="info" title="An approval rests on this run">
          <Ref href={`${base}/approvals/${run.approval}`}>{run.approval}</Ref> approved a model version that it made, so
          it stays as it was.
        </Notice>
      ) : null}
      <Section title="Metrics" count={run.metrics.length}>
        <RunMetrics run={run} workspace={workspace.slug} />
      </Section>
      <Section title="Data it used" count={run.datasets.length}>
        <RunDatasets run={run} base={base} />
      </Section>
      <Section title="Parameters" count={Object.keys(run.parameters).length}>
        <RunNames names={run.parameters} what="Parameter" empty="The run recorded no parameters." />
      </Section>
      <Section title="Where it comes from">
        <DescriptionList
          items={[
            { term: 'Commit', value: run.codeCommit ? <code>{revealed(run.codeCommit)}</code> : null },
            { term: 'Repository', value: run.codeRepository ? revealed(run.codeRepository) : null },
            { term: 'Tool', value: run.system ? `${run.system} ${revealed(run.externalId ?? '')}` : null },
            {
              term: 'Recorded',
              value: (
                <>
                  {recordSourceLabels[run.recordedFrom]}
                  {run.recordedBy ? `, ${run.recordedBy}` : ''}, <ExactTime at={run.recordedAt} />
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Artefacts" count={run.artifacts.length}>
        <RunArtifacts artifacts={run.artifacts} />
      </Section>
      {Object.keys(run.environment).length > 0 ? (
        <Section title="Environment">
          <RunNames names={run.environment} what="Name" empty="" />
        </Section>
      ) : null}
      {Object.keys(run.tags).length > 0 ? (
        <Section title="Tags">
          <RunNames names={run.tags} what="Tag" empty="" />
        </Section>
      ) : null}
      {run.mayRegister && run.status === 'finished' ? (
        <Section title={run.versions.length > 0 ? 'Make another version of it' : 'Make a model version of it'}>
          <RegisterForm run={run} ctx={ctx} workspace={workspace.slug} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}
