import { ApprovalStatusChip, statusWords } from '@/components/approvals/approval-status'
import { Standing } from '@/components/approvals/standing'
import type { DataColumn, Facet } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { TableBar } from '@/components/data-table/table-bar'
import { readTableState, type SearchParams, type TableState, tableHref } from '@/components/data-table/table-state'
import { EmptyState } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { TextLink } from '@/components/ui/text-link'
import { listApprovals } from '@/lib/approvals/queries'
import { isUndecided } from '@/lib/approvals/rules'
import type { ApprovalItem } from '@/lib/approvals/views'
import { approvalStatuses, NO_ENVIRONMENT } from '@/lib/approvals/vocabulary'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { environments } from '@/lib/platform/vocabulary'

const columns: DataColumn<ApprovalItem>[] = [
  {
    id: 'request',
    header: 'Request',
    cell: (item) => (
      <>
        <span className="mr-2 font-regular text-fg-3">{item.ref}</span>
        {item.title}
      </>
    ),
  },
  { id: 'status', header: 'Status', cell: (item) => <ApprovalStatusChip status={item.status} bare /> },
  {
    id: 'standing',
    header: 'Answers',
    cell: (item) => <Standing answers={item.answers} isClosed={!isUndecided(item.status)} />,
  },
  { id: 'useCase', header: 'Use case', cell: (item) => item.useCase, choice: 'shown' },
  {
    id: 'environment',
    header: 'Environment',
    cell: (item) => (item.environment === NO_ENVIRONMENT ? null : item.environment),
    choice: 'optional',
  },
  { id: 'requester', header: 'Asked by', cell: (item) => item.requester, choice: 'shown' },
  { id: 'openedAt', header: 'Asked', cell: (item) => <RelativeTime at={item.openedAt} />, choice: 'shown' },
  {
    id: 'dueAt',
    header: 'Due',
    cell: (item) => (item.dueAt ? <RelativeTime at={item.dueAt} /> : 'no deadline'),
    choice: 'optional',
  },
]

const facets: Facet[] = [
  {
    param: 'status',
    label: 'Status',
    options: approvalStatuses.map((value) => ({ value, label: statusWords[value].word })),
  },
  { param: 'environment', label: 'Environment', options: environments.map((value) => ({ value, label: value })) },
  // Carried through every link of the table, so that it stays on this tab.
  { param: 'tab', label: 'Tab', options: [{ value: 'all', label: 'all' }] },
]

const shownFacets = facets.filter(({ param }) => param !== 'tab')

/** Every request of the workspace, newest first. */
export async function AllRequests({ ctx, base, params }: { ctx: Ctx; base: string; params: SearchParams }) {
  const state = readTableState({ path: base, params, columns, facets })
  const { items, next } = await ask(ctx, listApprovals, {
    limit: 50,
    cursor: state.after,
    status: state.filters.status?.join(','),
    environment: state.filters.environment?.join(','),
  })
  if (items.length === 0) {
    const { tab: _, ...filters } = state.filters
    return Object.keys(filters).length > 0 ? <NothingMatches state={state} /> : <NothingYet />
  }
  return (
    <DataTable
      caption="Approval requests, newest first"
      state={state}
      columns={columns}
      facets={shownFacets}
      rows={items}
      rowKey={(item) => item.id}
      rowHref={(item) => `${base}/${item.ref}`}
      next={next}
      empty={null}
    />
  )
}

function NothingMatches({ state }: { state: TableState }) {
  return (
    <>
      <TableBar state={state} columns={columns} facets={shownFacets} />
      <EmptyState title="Nothing matches these filters">
        <TextLink href={tableHref(state, { filters: { tab: ['all'] } })}>Take all filters away</TextLink>
      </EmptyState>
    </>
  )
}

function NothingYet() {
  return (
    <EmptyState title="Nobody has asked for an approval yet">
      A request is made from the page of a model version, of a design document, or of a use case that is to go on. It
      freezes what is asked for, and names the people who have to answer.
    </EmptyState>
  )
}
