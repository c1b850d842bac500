import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { experimentColumns, experimentFacets, experimentsFinding } from '@/components/experiments/experiment-columns'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listExperimentPlaces } from '@/lib/experiments/list-places'
import { listExperimentFacets, listExperiments } from '@/lib/experiments/queries'
import { pageContext } from '@/lib/platform/request-context'
import { ModelTabs } from '../model-tabs'

export const metadata: Metadata = { title: 'Experiments' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function ExperimentsPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const [counts, places] = await Promise.all([ask(ctx, listExperimentFacets, {}), ask(ctx, listExperimentPlaces, {})])
  const columns = experimentColumns(base)
  const facets = experimentFacets(counts)
  const state = readTableState({ path: `${base}/experiments`, params: await searchParams, columns, facets })
  const list = await ask(ctx, listExperiments, {
    cursor: state.after,
    search: state.search?.slice(0, 200),
    useCase: state.filters.useCase?.join(','),
  })
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Experiments' }]}
      title={experimentsFinding(counts)}
      actions={
        places.length > 0 ? (
          <ButtonLink kind="primary" href={`${base}/experiments/new`} icon="plus">
            Add an experiment
          </ButtonLink>
        ) : null
      }
    >
      <ModelTabs base={base} current="experiments" />
      <DataTable
        caption="Experiments"
        state={state}
        columns={columns}
        facets={facets}
        rows={list.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/experiments/${row.ref}`}
        searchLabel="Name, description or use case"
        next={list.next}
        summary={`${list.items.length} of ${counts.all}`}
        empty={
          <EmptyState
            title="An experiment holds the runs that are compared with each other"
            actions={
              places.length > 0 ? (
                <ButtonLink kind="primary" href={`${base}/experiments/new`}>
                  Add an experiment
                </ButtonLink>
              ) : (
                <ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>
              )
            }
          >
            Training jobs and CI send each run here with its parameters, metrics, code commit and dataset versions. All
            of them stand in one table against the key metrics of the use case.
          </EmptyState>
        }
      />
    </Page>
  )
}
