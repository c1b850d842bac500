import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { rangeTimes, readChoice } from '@/components/metrics/history/choices'
import { HistorySection } from '@/components/metrics/history/history-section'
import { ButtonLink } from '@/components/ui/button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { dayWords, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { StatusChip } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { readHistory } from '@/lib/metrics/observations/read-history'
import { getMetric } from '@/lib/metrics/queries'
import { cadenceWords, directionWords, gapWords } from '@/lib/metrics/rules'
import type { MetricDetail } from '@/lib/metrics/views'
import { metricAudienceLabels } from '@/lib/metrics/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { ActivityPanel } from '../../activity-panel'
import { MetricLinks } from './metric-links'
import { NewestNow } from './newest-value'
import { RetireForm } from './retire-form'
import { TargetList } from './target-list'
import '../metrics.css'

type Props = {
  params: Promise<{ workspace: string; metric: string }>
  searchParams: Promise<Partial<Record<'before' | 'range' | 'slices' | 'by', string | string[]>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).metric.toUpperCase() }
}

export default async function MetricPage({ params, searchParams }: Props) {
  const { workspace: slug, metric: reference } = await params
  const query = await searchParams
  const { before } = query
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const metric = await orNotFound(ask(ctx, getMetric, { metric: reference }))
  const here = `${base}/metrics/${metric.ref}`
  const now = new Date()
  const choice = readChoice(query)
  const { from } = rangeTimes(choice.range, now)
  const history = await ask(ctx, readHistory, {
    metric: metric.ref,
    ...(from === null ? {} : { from: new Date(from).toISOString() }),
    ...(choice.byVersion ? { byVersion: true } : choice.slices.length > 0 ? { slices: ['', ...choice.slices] } : {}),
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
      actions={<Actions metric={metric} here={here} />}
      panelLabel="History"
      panel={<ActivityPanel {...{ ctx, base, here, before }} useCase={metric.useCase.ref} subject={metric.id} />}
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
      <NewestNow metric={metric} now={now} />
      <HistorySection
        history={history}
        choice={choice}
        base={base}
        now={now}
        name={name}
        figures={metric}
        newest={metric.newest}
      />
      <TargetList
        metric={metric}
        history={history}
        base={base}
        mayReadLog={isAllowed('audit.read', { duties, roles: [] })}
      />
      <MetricLinks metric={metric} base={base} />
      <Section title="Definition">
        {metric.definition ? (
          <p className="max-w-[72ch] whitespace-pre-line text-15 text-pretty [overflow-wrap:anywhere]">
            {revealed(metric.definition)}
          </p>
        ) : (
          <p className="text-fg-3">Nobody has written down yet what is counted over what.</p>
        )}
      </Section>
      <Section title="Who keeps it">
        <DescriptionList
          items={[
            { term: 'Owner', value: metric.owner ?? <span className="text-fg-3">nobody</span> },
            { term: 'Measured', value: metric.cadence ? `${cadenceWords(metric.cadence)}${dueWords(metric)}` : null },
            { term: 'Source', value: metric.source ? revealed(metric.source) : null },
            ...(metric.series ? [{ term: 'Prometheus', value: <code>{revealed(metric.series)}</code> }] : []),
            { term: 'Better', value: directionWords(metric.direction) },
            { term: 'Unit', value: metric.unit || null },
            {
              term: 'Value ledger',
              value: metric.isValue ? 'Counts in it, against its baseline' : 'Does not count in it',
            },
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

function Actions({ metric, here }: { metric: MetricDetail; here: string }) {
  return (
    <>
      {metric.mayRecord ? (
        <>
          <ButtonLink kind="primary" href={`${here}/observations/new`} icon="plus">
            Record a value
          </ButtonLink>
          <ButtonLink href={`${here}/observations/import`}>Import</ButtonLink>
        </>
      ) : null}
      {metric.mayEdit ? (
        <ButtonLink href={`${here}/edit`} icon="pen">
          Edit
        </ButtonLink>
      ) : null}
    </>
  )
}

/** ", the next value is due by 8 Jul 2026" */
function dueWords({ newest }: MetricDetail): string {
  if (!newest?.dueAt) return ''
  return newest.isStale
    ? `; a value was due by ${dayWords(newest.dueAt)}`
    : `; the next value is due by ${dayWords(newest.dueAt)}`
}

function State({ metric }: { metric: MetricDetail }) {
  if (metric.retired) return <StatusChip tone="idle">Retired</StatusChip>
  return metric.gaps.length > 0 ? <StatusChip tone="warn">{gapWords(metric)}</StatusChip> : null
}
