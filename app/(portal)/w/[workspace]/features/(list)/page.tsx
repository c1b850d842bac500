import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { featureColumns, featureFacets, featuresFinding } from '@/components/features/feature-columns'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listDataPlaces } from '@/lib/datasets/list-places'
import { listFeatureFacets, listFeatures } from '@/lib/features/queries'
import { AppError } from '@/lib/platform/errors'
import { pageContext } from '@/lib/platform/request-context'
import { DataTabs } from '../../datasets/data-tabs'

export const metadata: Metadata = { title: 'Features' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function FeaturesPage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const path = `${base}/features`
  const [counts, places] = await Promise.all([ask(ctx, listFeatureFacets, {}), ask(ctx, listDataPlaces, {})])
  const columns = featureColumns(base)
  const facets = featureFacets(counts)
  const state = readTableState({ path, params: await searchParams, columns, facets, defaultSort: '-newest' })
  const { entity, usedBy, owner } = state.filters
  const list = await ask(ctx, listFeatures, {
    cursor: state.after,
    search: state.search?.slice(0, 200),
    sort: state.sort?.id,
    entity: entity?.join(','),
    usedBy: usedBy?.join(','),
    owner: owner?.join(','),
  }).catch(asFailure)
  const add =
    places.length > 0 ? (
      <ButtonLink kind="primary" href={`${path}/new`} icon="plus">
        Add a feature
      </ButtonLink>
    ) : null
  return (
    <Page
      crumbs={[
        { label: 'Data', href: `${base}/datasets` },
        { label: 'Features', href: path },
      ]}
      title={featuresFinding(counts)}
      facts="What models are given, with who keeps it and who uses it: found here instead of made again."
      actions={
        <>
          {add}
          <ButtonLink href={`${path}/decide`}>Is a feature store worth it?</ButtonLink>
        </>
      }
    >
      <DataTabs base={base} current="features" />
      <div className="mt-5">
        <DataTable
          caption="Features"
          state={state}
          columns={columns}
          facets={facets}
          rows={'error' in list ? [] : list.items}
          rowKey={(row) => row.id}
          rowHref={(row) => `${path}/${row.ref}`}
          searchLabel="Name, entity or computation"
          next={'error' in list ? null : list.next}
          summary={'error' in list ? undefined : `${list.items.length} of ${counts.all}`}
          error={'error' in list ? list.error : undefined}
          empty={
            <EmptyState
              title="A feature is one fact that a model is given"
              actions={add ?? <ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>}
            >
              Days since the last call, invoices that are open, the energy of a cell site in the last hour. Each has an
              entity that it is a fact of, a type, the dataset it comes from and an owner; and every use case that uses
              it says so, so that whoever changes it knows whom it concerns.
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
