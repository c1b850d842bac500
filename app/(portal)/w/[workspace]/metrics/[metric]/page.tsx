import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getMetric } from '@/lib/metrics/queries'
import { cadenceWords, directionWords, gapWords, guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import type { MetricDetail } from '@/lib/metrics/views'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { listActivity } from '@/lib/trail/queries'
import { ActivityList } from '../../activity-list'
import { RetireForm } from './retire-form'

type Props = {
  params: Promise<{ workspace: string; metric: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).metric.toUpperCase() }
}

export default async function MetricPage({ params, searchParams }: Props) {
  const { workspace: slug, metric: reference } = await params
  const { before } = await searchParams
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const metric = await orNotFound(ask(ctx, getMetric, { metric: reference }))
  const here = `${base}/metrics/${metric.ref}`
  const activity = await ask(ctx, listActivity, {
    useCase: metric.useCase.ref,
    subject: metric.id,
    limit: 15,
    ...(typeof before === 'string' ? { cursor: before } : {}),
  })
  const name = revealed(metric.name)
  return (
    <Page
      crumbs={[
        { label: 'Metrics', href: `${base}/metrics` },
        { label: `${metric.ref} ${name}`, href: here },
      ]}
      title={name}
      reference={metric.ref}
      status={<State metric={metric} />}
      facts={
        <>
          <span>
            {metricAudienceLabels[metric.audience]} metric of{' '}
            <Ref href={`${base}/use-cases/${metric.useCase.ref}`}>{metric.useCase.ref}</Ref>{' '}
            {revealed(metric.useCase.name)}
          </span>
          <span>
            Changed <RelativeTime at={metric.changedAt} />
          </span>
        </>
      }
      actions={
        metric.mayEdit ? (
          <ButtonLink href={`${here}/edit`} icon="pen">
            Edit
          </ButtonLink>
        ) : null
      }
      panelLabel="History"
      panel={
        <Section title="History">
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
      {metric.retired ? (
        <Notice tone="info" title={`Retired by ${metric.retired.by ?? 'a former member'}`}>
          {metric.retired.reason}
        </Notice>
      ) : null}
      {metric.warnings.length > 0 ? (
        <Notice tone="warn" title="Its figures contradict each other">
          <ul className="grid gap-1">
            {metric.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Section title="Definition">
        {metric.definition ? (
          <p className="max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
            {revealed(metric.definition)}
          </p>
        ) : (
          <p className="text-fg-3">Nobody has written down yet what is counted over what.</p>
        )}
      </Section>
      <Section title="How it is read">
        <DescriptionList
          items={[
            { term: 'Better', value: directionWords(metric.direction) },
            { term: 'Baseline', value: metric.baseline === null ? null : valueWords(metric.baseline, metric.unit) },
            { term: 'Target', value: targetWords(metric) },
            { term: 'Someone acts', value: guardrailWords(metric) },
            { term: 'Unit', value: metric.unit || null },
          ]}
        />
      </Section>
      <Section title="Who keeps it">
        <DescriptionList
          items={[
            { term: 'Owner', value: metric.owner ?? <span className="text-fg-3">nobody</span> },
            { term: 'Measured', value: metric.cadence ? cadenceWords(metric.cadence) : null },
            { term: 'Source', value: metric.source ? revealed(metric.source) : null },
            { term: 'Written by', value: metric.writers.map((writer) => writer.name).join(', ') },
          ]}
        />
      </Section>
      {metric.mayEdit ? (
        <Section title="No longer needed?">
          <RetireForm metric={metric} workspace={workspace.slug} person={person.id} />
        </Section>
      ) : null}
    </Page>
  )
}

function State({ metric }: { metric: MetricDetail }) {
  if (metric.retired) return <StatusChip tone="idle">Retired</StatusChip>
  if (metric.gaps.length > 0) return <StatusChip tone="warn">{gapWords(metric)}</StatusChip>
  return <StatusChip tone="ok">Complete</StatusChip>
}
