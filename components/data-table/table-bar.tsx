import Form from 'next/form'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Tag } from '@/components/ui/badge'
import { Icon } from '@/components/ui/icon'
import type { DataColumn, Facet } from './column'
import { shownColumns, type TableState, tableHref, toggledFilter } from './table-state'

type BarProps<Row> = {
  state: TableState
  columns: DataColumn<Row>[]
  facets: Facet[]
  searchLabel?: string
  tools?: ReactNode
}

/** Search, facets, filters in force, choice of columns, export. Forms are GET and links are links. */
export function TableBar<Row>({ state, columns, facets, searchLabel, tools }: BarProps<Row>) {
  const choosable = columns.filter((column) => column.choice)
  if (!searchLabel && facets.length === 0 && choosable.length === 0 && !tools) return null
  return (
    <div className="dt-bar">
      {searchLabel ? <Search state={state} label={searchLabel} /> : null}
      {facets.map((facet) => (
        <FacetMenu key={facet.param} facet={facet} state={state} />
      ))}
      <ActiveFilters facets={facets} state={state} />
      <span className="ml-auto flex items-center gap-2">
        {choosable.length > 0 ? <ColumnMenu columns={columns} choosable={choosable} state={state} /> : null}
        {tools}
      </span>
    </div>
  )
}

/** The rest of the view, carried through a form. */
function Carried({ state, without }: { state: TableState; without: string }) {
  const params = new URL(tableHref(state, {}), 'http://list').searchParams
  return [...params]
    .filter(([name]) => name !== without)
    .map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)
}

function Search({ state, label }: { state: TableState; label: string }) {
  return (
    <Form action={state.path} className="dt-search" role="search" scroll={false}>
      <Carried state={state} without="q" />
      <Icon name="search" size={14} />
      <input type="search" name="q" defaultValue={state.search} aria-label={label} placeholder={label} />
    </Form>
  )
}

function FacetMenu({ facet, state }: { facet: Facet; state: TableState }) {
  const chosen = state.filters[facet.param] ?? []
  return (
    <details className="drop drop-start" name="table">
      <summary className="btn">
        {facet.label}
        {chosen.length > 0 ? <span className="num text-fg-3">{chosen.length}</span> : null}
        <Icon name="chevron-down" size={11} />
      </summary>
      <Form action={state.path} className="menu" scroll={false}>
        <Carried state={state} without={facet.param} />
        <fieldset>
          <legend className="sr-only">{facet.label}</legend>
          {facet.options.map((option) => (
            <label key={option.value} className="menu-item">
              <input
                type="checkbox"
                name={facet.param}
                value={option.value}
                defaultChecked={chosen.includes(option.value)}
              />
              <span className="flex-1">{option.label}</span>
              {option.count === undefined ? null : <span className="num text-12 text-fg-3">{option.count}</span>}
            </label>
          ))}
        </fieldset>
        <div className="menu-sep" />
        <div className="px-1 pb-1">
          <button type="submit" className="btn">
            Show
          </button>
        </div>
      </Form>
    </details>
  )
}

function ActiveFilters({ facets, state }: { facets: Facet[]; state: TableState }) {
  return facets.flatMap((facet) =>
    facet.options
      .filter((option) => state.filters[facet.param]?.includes(option.value))
      .map((option) => (
        <Tag
          key={`${facet.param}=${option.value}`}
          clearHref={tableHref(state, { filters: toggledFilter(state, facet.param, option.value) })}
        >
          {`${facet.label}: ${option.label}`}
        </Tag>
      )),
  )
}

function ColumnMenu<Row>(props: { columns: DataColumn<Row>[]; choosable: DataColumn<Row>[]; state: TableState }) {
  const { columns, choosable, state } = props
  const shown = shownColumns(state, columns)
  const current = choosable.map((column) => column.id).filter((id) => shown.includes(id))
  return (
    <details className="drop" name="table">
      <summary className="btn btn-icon" aria-label="Columns" title="Columns">
        <Icon name="columns" />
      </summary>
      <div className="menu">
        {choosable.map((column) => {
          const isShown = current.includes(column.id)
          const next = isShown ? current.filter((id) => id !== column.id) : [...current, column.id]
          return (
            <Link
              key={column.id}
              className="menu-item"
              href={tableHref(state, { columns: next })}
              scroll={false}
              prefetch={false}
            >
              <Icon name={isShown ? 'check' : 'plus'} size={13} />
              <span className="sr-only">{isShown ? 'Hide ' : 'Show '}</span>
              {column.header}
            </Link>
          )
        })}
      </div>
    </details>
  )
}
