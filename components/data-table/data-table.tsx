import Link from 'next/link'
import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { DataColumn, Facet } from './column'
import { RowKeys } from './row-keys'
import { serverTable } from './server-table'
import { TableBar } from './table-bar'
import { type TableState, tableHref } from './table-state'

export type DataTableProps<Row> = {
  /** Names the table for those who do not see it. */
  caption: string
  state: TableState
  columns: DataColumn<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Where the row's first cell leads. */
  rowHref?: (row: Row) => string
  facets?: Facet[]
  /** Label of the search field; none without it. */
  searchLabel?: string
  /** The cursor of the next page; null on the last one. */
  next?: string | null
  /** "50 of 412 approvals" */
  summary?: string
  /** Links that stand at the right of the bar: the CSV export. */
  tools?: ReactNode
  /** Shown without rows and filters; with filters the kit says that nothing matches. */
  empty: ReactNode
  error?: { message: string; requestId?: string }
}

/** The product's one list: rendered on the server, all of its state in the address, usable without script. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { caption, state, columns, rows, rowKey, rowHref, facets = [], next, summary, empty, error } = props
  const filtered = Boolean(state.search) || Object.keys(state.filters).length > 0
  return (
    <div>
      <TableBar state={state} columns={columns} facets={facets} searchLabel={props.searchLabel} tools={props.tools} />
      {error ? (
        <Failed state={state} {...error} />
      ) : rows.length > 0 ? (
        <Rows {...{ caption, state, columns, rows, rowKey, rowHref }} />
      ) : filtered ? (
        <NothingMatches state={state} />
      ) : (
        empty
      )}
      {rows.length > 0 && !error ? <Pager state={state} next={next} summary={summary} keys={Boolean(rowHref)} /> : null}
    </div>
  )
}

type RowsProps<Row> = Pick<DataTableProps<Row>, 'caption' | 'state' | 'columns' | 'rows' | 'rowKey' | 'rowHref'>

function Rows<Row extends object>({ caption, state, columns, rows, rowKey, rowHref }: RowsProps<Row>) {
  const table = serverTable({ rows, columns, state, rowKey })
  const definition = new Map(columns.map((column) => [column.id, column]))
  const body = (
    <table className="dt">
      <caption className="sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <Head key={header.id} column={definition.get(header.column.id)!} state={state} />
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getVisibleCells().map((cell, at) => {
              const column = definition.get(cell.column.id)!
              const content = column.cell(row.original)
              const look = cx(column.align && 'dt-end', column.className) || undefined
              if (at > 0) {
                return (
                  <td key={cell.id} className={look} data-label={column.header}>
                    {content}
                  </td>
                )
              }
              return (
                <th key={cell.id} scope="row" className={look}>
                  {rowHref ? <a href={rowHref(row.original)}>{content}</a> : content}
                </th>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return rowHref ? <RowKeys>{body}</RowKeys> : body
}

function Head<Row>({ column, state }: { column: DataColumn<Row>; state: TableState }) {
  const look = cx(column.align && 'dt-end', column.className) || undefined
  if (!column.sort) {
    return (
      <th scope="col" className={look}>
        {column.header}
      </th>
    )
  }
  const current = state.sort?.id === column.id ? state.sort : undefined
  const desc = current ? !current.desc : column.sort === 'desc'
  return (
    <th scope="col" className={look} aria-sort={current ? (current.desc ? 'descending' : 'ascending') : undefined}>
      <Link href={tableHref(state, { sort: { id: column.id, desc } })} scroll={false} prefetch={false}>
        {column.header}
        {current ? <Icon name={current.desc ? 'arrow-down' : 'arrow-up'} size={11} /> : null}
      </Link>
    </th>
  )
}

function Pager(props: { state: TableState; next?: string | null; summary?: string; keys: boolean }) {
  const { state, next, summary, keys } = props
  if (!summary && !keys && !next && !state.after) return null
  return (
    <nav className="dt-foot" aria-label="Pages">
      {summary ? <span className="num">{summary}</span> : null}
      {keys ? (
        <span className="dt-keys" aria-hidden="true">
          <kbd className="kbd">J</kbd> <kbd className="kbd">K</kbd> move <kbd className="kbd">↵</kbd> open
        </span>
      ) : null}
      <span className="ml-auto flex gap-2">
        {state.after ? (
          <Link className="btn btn-quiet" href={tableHref(state, {})} prefetch={false}>
            First page
          </Link>
        ) : null}
        {next ? (
          <Link className="btn" href={tableHref(state, { after: next })}>
            Next
          </Link>
        ) : null}
      </span>
    </nav>
  )
}

function NothingMatches({ state }: { state: TableState }) {
  return (
    <div className="quiet-block">
      <h2>Nothing matches these filters</h2>
      <p>
        <Link className="lk" href={tableHref(state, { filters: {}, search: undefined })}>
          Take all filters away
        </Link>
      </p>
    </div>
  )
}

function Failed({ state, message, requestId }: { state: TableState; message: string; requestId?: string }) {
  return (
    <Notice
      tone="bad"
      title="This list could not be read"
      requestId={requestId}
      actions={
        <a className="btn" href={tableHref(state, { after: state.after })}>
          Try again
        </a>
      }
    >
      {message}
    </Notice>
  )
}
