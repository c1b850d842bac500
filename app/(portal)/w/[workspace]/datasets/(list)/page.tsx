import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { datasetColumns, datasetFacets, datasetsFinding, QualityCounts } from '@/components/datasets/dataset-columns'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listDatasetFacets, listDatasets } from '@/lib/datasets/list-datasets'
import { listDataPlaces } from '@/lib/datasets/list-places'
import { AppError } from '@/lib/platform/errors'
import { pageContext } from '@/lib/platform/request-context'
import { DataTabs } from '../data-tabs'

export const metadata: Metadata = { title: 'Data' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function DatasetsPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const path = `${base}/datasets`
  const [counts, places] = await Promise.all([ask(ctx, listDatasetFacets, {}), ask(ctx, listDataPlaces, {})])
  const columns = datasetColumns(base)
  const facets = datasetFacets(counts)
  const state = readTableState({ path, params: await searchParams, columns, facets, defaultSort: '-newest' })
  const { useCase, personalData, quality, owner } = state.filters
  const list = await ask(ctx, listDatasets, {
    cursor: state.after,
    search: state.search?.slice(0, 200),
    sort: state.sort?.id,
    useCase: useCase?.join(','),
    personalData: personalData?.join(','),
    quality: quality?.join(','),
    owner: owner?.join(','),
  }).catch(asFailure)
  const add =
    places.length > 0 ? (
      <ButtonLink kind="primary" href={`${path}/new`} icon="plus">
        Add a dataset
      </ButtonLink>
    ) : null
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Data' }]}
      title={datasetsFinding(counts)}
      facts={<QualityCounts counts={counts} path={path} />}
      actions={add}
    >
      <DataTabs base={base} current="datasets" />
      <div className="mt-5">
        <DataTable
          caption="Datasets"
          state={state}
          columns={columns}
          facets={facets}
          rows={'error' in list ? [] : list.items}
          rowKey={(row) => row.id}
          rowHref={(row) => `${path}/${row.ref}`}
          searchLabel="Name, source or content digest"
          next={'error' in list ? null : list.next}
          summary={'error' in list ? undefined : `${list.items.length} of ${counts.all}`}
          error={'error' in list ? list.error : undefined}
          empty={
            <EmptyState
              title="A dataset is what a model learns from, with who answers for it"
              actions={add ?? <ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>}
            >
              Each has a source, an owner and a legal basis, and versions by their content: the MD5 of DVC, a lakeFS
              commit, a Delta version or a SHA-256. Every version is scored on accuracy, completeness, consistency and
              timeliness, from checks or by judgement. Pipelines record all of it by the API, and files of DVC, MLflow
              or Great Expectations bring it along.
            </EmptyState>
          }
        />
      </div>
    </Page>
  )
}

/** A cursor that is none is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
