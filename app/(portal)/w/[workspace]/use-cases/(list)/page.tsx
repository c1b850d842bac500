import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { countUseCases, listUseCases } from '@/lib/use-cases/queries'
import { facets, useCaseColumns } from './list-columns'

export const metadata: Metadata = { title: 'Use cases' }

const LIMIT = 50

export default async function UseCasesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>
  searchParams: Promise<SearchParams>
}) {
  const { ctx, workspace, duties } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const columns = useCaseColumns(workspace.currency)
  const state = readTableState({
    path: `${base}/use-cases`,
    params: await searchParams,
    columns,
    facets,
    defaultSort: '-newest',
  })
  const [counts, page] = await Promise.all([
    ask(ctx, countUseCases, {}),
    ask(ctx, listUseCases, {
      limit: LIMIT,
      ...(state.after ? { cursor: state.after } : {}),
      ...(state.search ? { search: state.search.slice(0, 200) } : {}),
      ...(state.filters.stage ? { stage: state.filters.stage.join(',') } : {}),
      ...(state.filters.tier ? { riskTier: state.filters.tier.join(',') } : {}),
      sort: state.sort?.id,
      descending: state.sort?.desc,
    }).catch(asFailure),
  ])
  const mayCreate = isAllowed('use-case.create', { duties, roles: [] })
  const create = (
    <ButtonLink kind="primary" href={`${base}/use-cases/new`} icon="plus">
      New use case
    </ButtonLink>
  )
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Use cases' }]}
      title={titleOf(counts.all, counts.unclassified)}
      actions={mayCreate && counts.all > 0 ? create : undefined}
    >
      <DataTable
        caption="Use cases"
        state={state}
        columns={columns}
        facets={facets}
        rows={'error' in page ? [] : page.items}
        rowKey={(row) => row.id}
        rowHref={(row) => `${base}/use-cases/${row.ref}`}
        searchLabel="Name, area or sponsor"
        next={'error' in page ? null : page.next}
        summary={'error' in page ? undefined : `${page.items.length} of ${counts.all}`}
        error={'error' in page ? page.error : undefined}
        empty={
          <EmptyState level={2} title="No use case has been started" actions={mayCreate ? create : undefined}>
            A use case is one problem that a model may solve, with what it is worth and what it costs. Models, requests
            and decisions belong to one.
          </EmptyState>
        }
      />
    </Page>
  )
}

function titleOf(all: number, unclassified: number): string {
  if (all === 0) return 'No use case yet'
  const many = all === 1 ? 'One use case' : `${all} use cases`
  if (unclassified === 0) return `${many}, each with its risk tier`
  return `${many}, ${unclassified === all && all > 1 ? 'none' : unclassified} ${unclassified === all && all > 1 ? 'with' : 'without'} a risk tier`
}

/** A cursor or filter that is not one is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
