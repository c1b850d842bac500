import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { metricColumns, metricFacets, metricsFinding, StandingCounts } from '@/components/metrics/metric-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listMetricFacets, listMetrics } from '@/lib/metrics/queries'
import { AppError } from '@/lib/platform/errors'
import { pageContext } from '@/lib/platform/request-context'

export const metadata: Metadata = { title: 'Metrics' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function MetricsPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const counts = await ask(ctx, listMetricFacets, {})
  const columns = metricColumns(base)
  const facets = metricFacets(counts)
  const state = readTableState({
    path: `${base}/metrics`,
    params: await searchParams,
    columns,
    facets,
    defaultSort: '-newest',
  })
  const { audience, useCase, owner, standing, state: completeness } = state.filters
  const list = await ask(ctx, listMetrics, {
    cursor: state.after,
    search: state.search?.slice(0, 200),
    sort: state.sort?.id,
    audience: audience?.join(','),
    useCase: useCase?.join(','),
    owner: owner?.join(','),
    standing: standing?.join(','),
    // Both chosen is no choice.
    incomplete: completeness?.length === 1 ? completeness[0] === 'incomplete' : undefined,
  }).catch(asFailure)
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Metrics' }]}
      title={metricsFinding(counts)}
      facts={<StandingCounts counts={counts} path={`${base}/metrics`} />}
    >
      <DataTable
        caption="Key metrics"
        state={state}
        columns={columns}
        facets={facets}
        rows={'error' in list ? [] : list.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/metrics/${row.ref}`}
        searchLabel="Name, definition or use case"
        next={'error' in list ? null : list.next}
        summary={'error' in list ? undefined : `${list.items.length} of ${counts.all}`}
        error={'error' in list ? list.error : undefined}
        empty={
          <EmptyState
            title="Metrics come from the Key metrics document of a use case"
            actions={<ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>}
          >
            The data scientist, the expert and the business stakeholder each name the figures that they judge the same
            model by: with a baseline, a target and a guardrail, an owner and how often it is measured. All of them are
            listed here.
          </EmptyState>
        }
      />
    </Page>
  )
}

/** A cursor that is none is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
