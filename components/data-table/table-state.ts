import type { DataColumn, Facet } from './column'

export type SearchParams = Record<string, string | string[] | undefined>

/** How a list is looked at: all of it is in the address, so that a view can be linked, kept and gone back to. */
export type TableState = {
  path: string
  sort?: { id: string; desc: boolean }
  filters: Record<string, string[]>
  /** Optional columns that are shown; undefined is the list's own choice. */
  columns?: string[]
  search?: string
  /** Where the page starts: the cursor that the one before gave. */
  after?: string
  /** What the page itself says in the address (`view=board`), carried through every link and form of the list. */
  kept?: Record<string, string>
}

const listOf = (value: string | string[] | undefined) =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]
const firstOf = (value: string | string[] | undefined) => listOf(value)[0]

type Shape<Row> = {
  path: string
  params: SearchParams
  columns: DataColumn<Row>[]
  facets?: Facet[]
  /** "-updated": newest first */
  defaultSort?: string
  /** Parameters of the page that the list carries along. */
  keep?: string[]
}

function parseSort(text: string | undefined) {
  if (!text) return undefined
  return text.startsWith('-') ? { id: text.slice(1), desc: true } : { id: text, desc: false }
}

/** Reads the address. What the list does not know is left out: an address is typed by anybody. */
export function readTableState<Row>(shape: Shape<Row>): TableState {
  const { path, params, columns, facets = [], defaultSort, keep = [] } = shape
  const asked = parseSort(firstOf(params.sort))
  const sortable = columns.some((column) => column.sort && column.id === asked?.id)
  const filters: TableState['filters'] = {}
  for (const facet of facets) {
    const values = listOf(params[facet.param]).filter((value) => facet.options.some((option) => option.value === value))
    if (values.length > 0) filters[facet.param] = [...new Set(values)]
  }
  const choosable = columns.filter((column) => column.choice).map((column) => column.id)
  const chosen = firstOf(params.columns)
  const kept = keep.flatMap((name) => {
    const value = firstOf(params[name])
    return value ? [[name, value]] : []
  })
  return {
    path,
    sort: sortable ? asked : parseSort(defaultSort),
    filters,
    columns: chosen === undefined ? undefined : choosable.filter((id) => chosen.split(',').includes(id)),
    search: firstOf(params.q)?.trim() || undefined,
    after: firstOf(params.after) || undefined,
    ...(kept.length > 0 ? { kept: Object.fromEntries(kept) } : {}),
  }
}

/** The address of the list looked at another way. Any change but of the columns starts again at the first page. */
export function tableHref(state: TableState, change: Partial<Omit<TableState, 'path'>>): string {
  const next = { ...state, after: 'columns' in change ? state.after : undefined, ...change }
  const params = new URLSearchParams(next.kept)
  if (next.search) params.set('q', next.search)
  for (const [param, values] of Object.entries(next.filters)) for (const value of values) params.append(param, value)
  if (next.sort) params.set('sort', `${next.sort.desc ? '-' : ''}${next.sort.id}`)
  if (next.columns) params.set('columns', next.columns.join(','))
  if (next.after) params.set('after', next.after)
  const query = params.toString()
  return query ? `${next.path}?${query}` : next.path
}

export function toggledFilter(state: TableState, param: string, value: string): TableState['filters'] {
  const values = state.filters[param] ?? []
  const next = values.includes(value) ? values.filter((one) => one !== value) : [...values, value]
  const { [param]: _, ...others } = state.filters
  return next.length > 0 ? { ...others, [param]: next } : others
}

/** Ids of the columns that are shown. */
export function shownColumns<Row>(state: TableState, columns: DataColumn<Row>[]): string[] {
  return columns
    .filter(
      (column) => !column.choice || (state.columns ? state.columns.includes(column.id) : column.choice === 'shown'),
    )
    .map((column) => column.id)
}
