import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { readTableState, type SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { ledgerColumns, ledgerFacets } from '@/components/metrics/ledger/ledger-columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listLedger } from '@/lib/metrics/ledger/queries'
import { amountsWords } from '@/lib/metrics/ledger/words'
import { AppError } from '@/lib/platform/errors'
import { pageContext } from '@/lib/platform/request-context'

export const metadata: Metadata = { title: 'Value ledger' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function PortfolioValuePage({ params, searchParams }: Props) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const state = readTableState({
    path: `${base}/value`,
    params: await searchParams,
    columns: ledgerColumns,
    facets: ledgerFacets,
  })
  const asked = { search: state.search?.slice(0, 200), state: state.filters.state?.join(',') }
  const list = await ask(ctx, listLedger, { ...asked, cursor: state.after }).catch(asFailure)
  const { totals } = 'error' in list ? await ask(ctx, listLedger, { limit: 1 }) : list
  return (
    <Page
      crumbs={[
        { label: workspace.name, href: base },
        { label: 'Use cases', href: `${base}/use-cases` },
        { label: 'Value ledger' },
      ]}
      title={totals.finding}
      facts={
        <>
          <span>
            Promised to date <b>{amountsWords(totals.promised) || 'nothing'}</b>
          </span>
          <span>
            Realised <b>{amountsWords(totals.realised) || 'nothing measured'}</b>
          </span>
          <span>Currencies and hours are never added to each other</span>
        </>
      }
    >
      <DataTable
        caption="Value promised and realised"
        state={state}
        columns={ledgerColumns}
        facets={ledgerFacets}
        rows={'error' in list ? [] : list.items}
        rowKey={(row) => row.useCase.ref}
        rowHref={(row) => `${base}/use-cases/${row.useCase.ref}/value`}
        searchLabel="Name, area or reference"
        next={'error' in list ? null : list.next}
        summary={'error' in list ? undefined : `${list.items.length} shown`}
        error={'error' in list ? list.error : undefined}
        empty={
          <EmptyState
            title="No use case has been started"
            actions={<ButtonLink href={`${base}/use-cases`}>Use cases</ButtonLink>}
          >
            What a use case promises at each of its gates stands here beside what was measured of it.
          </EmptyState>
        }
      />
    </Page>
  )
}

/** A cursor or filter that is none is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
