import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { getMetric } from '@/lib/metrics/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { returnPath } from '@/lib/platform/return-path'
import { getUseCase } from '@/lib/use-cases/queries'
import { listMembers } from '@/lib/workspaces/members'
import { RevisionConflict } from '../../../use-cases/[ref]/edit/revision-conflict'
import { editMetricAction } from '../../actions'
import { MetricFields } from '../../metric-fields'
import { ownersAmong } from '../../owners'
import '../../metrics.css'

export const metadata: Metadata = { title: 'Edit metric' }

type Props = {
  params: Promise<{ workspace: string; metric: string }>
  searchParams: Promise<{ return?: string }>
}

const fields = [
  { name: 'name', label: 'Name' },
  { name: 'audience', label: 'Audience' },
  { name: 'definition', label: 'Definition' },
  { name: 'unit', label: 'Unit' },
  { name: 'direction', label: 'Direction' },
  { name: 'bandLow', label: 'Band from' },
  { name: 'bandHigh', label: 'Band to' },
  { name: 'baseline', label: 'Baseline' },
  { name: 'target', label: 'Target' },
  { name: 'guardrail', label: 'Guardrail' },
  { name: 'isValue', label: 'Value ledger' },
  { name: 'owner', label: 'Owner' },
  { name: 'cadence', label: 'Measured' },
  { name: 'source', label: 'Source' },
  { name: 'series', label: 'Prometheus series' },
]

/** A checked box and the two values that it stands for. */
const ledgerWords = { on: 'counts in it', true: 'counts in it', false: 'does not count' }

export default async function EditMetricPage({ params, searchParams }: Props) {
  const { workspace: slug, metric: reference } = await params
  const { return: given } = await searchParams
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const metric = await orNotFound(ask(ctx, getMetric, { metric: reference }))
  const here = `${base}/metrics/${metric.ref}`
  const back = typeof given === 'string' ? returnPath(given) : null
  const crumbs = [
    { label: 'Metrics', href: `${base}/metrics` },
    { label: `${metric.ref} ${metric.name}`, href: here },
    { label: 'Edit' },
  ]
  if (!metric.mayEdit) {
    return (
      <Page crumbs={crumbs} title={`Change ${metric.ref}`} reading>
        <Notice
          tone="info"
          title={metric.retired ? 'This metric is retired and stays as it was' : 'You have no role in its use case'}
        >
          {metric.retired
            ? 'Add a new one in its place.'
            : `The team of ${metric.useCase.ref} ${metric.useCase.name} keeps its metrics.`}
        </Notice>
      </Page>
    )
  }
  const [members, useCase] = await Promise.all([
    ask(ctx, listMembers, { limit: 200 }),
    ask(ctx, getUseCase, { useCase: metric.useCase.ref }),
  ])
  const people = ownersAmong(members.items, useCase.team)
  return (
    <Page
      crumbs={crumbs}
      title={`Change ${metric.name}`}
      reference={metric.ref}
      facts={
        <span>Published documents keep it as it stood; the next revision of Key metrics takes what you save.</span>
      }
      reading
    >
      <ActionForm
        action={editMetricAction.bind(null, workspace.slug, back)}
        draftKey={`metric:${metric.id}:${person.id}`}
      >
        <input type="hidden" name="metric" value={metric.ref} />
        <RevisionConflict
          revision={metric.revision}
          fields={fields}
          words={{ ...Object.fromEntries(people.map(({ value, label }) => [value, label])), ...ledgerWords }}
        />
        <MetricFields metric={metric} people={people} />
        <FormActions>
          <SubmitButton busy="Saving…">Save</SubmitButton>
          <ButtonLink kind="quiet" href={back ?? here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
