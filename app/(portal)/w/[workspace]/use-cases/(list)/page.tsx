import type { Metadata } from 'next'
import { DataTable } from '@/components/data-table/data-table'
import { SavedViews, SaveView } from '@/components/data-table/saved-views'
import { TableBar } from '@/components/data-table/table-bar'
import { readTableState, type SearchParams, type TableState, tableHref } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { RiskTierChip } from '@/components/risk/tier-chip'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { Segments } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { Board } from '@/components/use-cases/board'
import { ask } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { listViews } from '@/lib/saved-views/saved-views'
import { readBoard } from '@/lib/use-cases/board'
import { listUseCases } from '@/lib/use-cases/list-use-cases'
import { listPortfolioFacets, summarisePortfolio } from '@/lib/use-cases/portfolio-summary'
import { listWaiting } from '@/lib/use-cases/waiting'
import { dayInStage } from '../stage-words'
import { deleteViewAction, saveViewAction } from './actions'
import { useCaseColumns, useCaseFacets } from './list-columns'
import { listTitle, stakeWords, waitingWords } from './list-words'

export const metadata: Metadata = { title: 'Use cases' }

const LIMIT = 50
const SEARCHED = 'Name, problem, area or sponsor'

export default async function UseCasesPage({
  params,
  searchParams,
}: {
  params: Promise<{ workspace: string }>
  searchParams: Promise<SearchParams>
}) {
  const { ctx, workspace, duties } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const [options, waits, views] = await Promise.all([
    ask(ctx, listPortfolioFacets, {}),
    ask(ctx, listWaiting, {}),
    ask(ctx, listViews, { list: 'use-cases' }),
  ])
  const waiting = waitingWords(waits.items)
  const columns = useCaseColumns(workspace.currency, waiting)
  const facets = useCaseFacets(options, waits.items.length)
  const state = readTableState({
    path: `${base}/use-cases`,
    params: await searchParams,
    columns,
    facets,
    defaultSort: '-newest',
    keep: ['view'],
  })
  const isBoard = state.kept?.view === 'board'
  const filter = filterOf(state)
  const isFiltered = Object.keys(filter).length > 0
  const [summary, found] = await Promise.all([
    ask(ctx, summarisePortfolio, filter),
    isBoard
      ? ask(ctx, readBoard, filter)
      : ask(ctx, listUseCases, {
          ...filter,
          limit: LIMIT,
          ...(state.after ? { cursor: state.after } : {}),
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
  const stake = stakeWords(summary.values, workspace.currency)
  const tools = (
    <>
      {summary.all > 0 ? (
        <SaveView list="use-cases" views={views.items} state={state} save={saveViewAction.bind(null, workspace.slug)} />
      ) : null}
      <Segments
        label="Look at it as"
        items={[
          { href: tableHref(state, { kept: undefined }), label: 'List', current: !isBoard },
          { href: tableHref(state, { kept: { view: 'board' } }), label: 'Board', current: isBoard },
        ]}
      />
    </>
  )
  const empty = (
    <EmptyState level={2} title="No use case has been started" actions={mayCreate ? create : undefined}>
      A use case is one problem that a model may solve, with what it is worth and what it costs. Models, requests and
      decisions belong to one.
    </EmptyState>
  )
  return (
    <Page
      crumbs={[{ label: workspace.name, href: base }, { label: 'Use cases' }]}
      title={listTitle(summary, isFiltered)}
      facts={
        stake ? (
          <>
            <span className="num">{stake}</span>
            <TextLink href={`${base}/value`}>What came of it</TextLink>
          </>
        ) : undefined
      }
      actions={mayCreate && summary.all > 0 ? create : undefined}
    >
      <SavedViews views={views.items} state={state} remove={deleteViewAction.bind(null, workspace.slug)} />
      {'columns' in found ? (
        <>
          <TableBar state={state} columns={[]} facets={facets} searchLabel={SEARCHED} tools={tools} />
          {summary.found > 0 ? (
            <Board
              columns={found.columns}
              base={base}
              waiting={waiting}
              daysIn={({ stageSince }) => dayInStage(stageSince)}
              tier={({ riskTier }) => <RiskTierChip tier={riskTier} bare />}
              listHref={(stage) => tableHref(state, { kept: undefined, filters: { ...state.filters, stage: [stage] } })}
            />
          ) : isFiltered ? (
            <EmptyState title="Nothing matches these filters">
              <TextLink href={tableHref(state, { filters: {}, search: undefined })} prefetch={false}>
                Take all filters away
              </TextLink>
            </EmptyState>
          ) : (
            empty
          )}
        </>
      ) : (
        <DataTable
          caption="Use cases"
          state={state}
          columns={columns}
          facets={facets}
          rows={'error' in found ? [] : found.items}
          rowKey={(row) => row.id}
          rowHref={(row) => `${base}/use-cases/${row.ref}`}
          searchLabel={SEARCHED}
          tools={tools}
          next={'error' in found ? null : found.next}
          summary={'error' in found ? undefined : `${found.items.length} of ${summary.found}`}
          error={'error' in found ? found.error : undefined}
          empty={empty}
        />
      )}
    </Page>
  )
}

const MOST_VALUES = 50

/** The queries' own filter out of the address. */
function filterOf({ search, filters }: TableState) {
  const { stage, tier, sponsor, area, waiting } = filters
  return {
    ...(search ? { search: search.slice(0, 200) } : {}),
    ...(stage ? { stage: stage.join(',') } : {}),
    ...(tier ? { riskTier: tier.join(',') } : {}),
    ...(sponsor ? { sponsor: sponsor.slice(0, MOST_VALUES).join(',') } : {}),
    ...(area ? { area: area.slice(0, MOST_VALUES) } : {}),
    ...(waiting ? { waiting: true } : {}),
  }
}

/** A cursor or filter that is not one is said in the list; anything else is a failure of the page. */
function asFailure(error: unknown): { error: { message: string } } {
  if (error instanceof AppError && error.code === 'invalid') return { error: { message: error.message } }
  throw error
}
