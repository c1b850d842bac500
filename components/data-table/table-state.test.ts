import { describe, expect, it } from 'vitest'
import type { DataColumn, Facet } from './column'
import { readTableState, shownColumns, tableHref, toggledFilter } from './table-state'

type Row = { name: string }
const cell = (row: Row) => row.name
const columns: DataColumn<Row>[] = [
  { id: 'name', header: 'Name', cell, sort: 'asc' },
  { id: 'tier', header: 'Tier', cell, choice: 'shown' },
  { id: 'owner', header: 'Owner', cell, choice: 'optional' },
]
const facets: Facet[] = [
  { param: 'tier', label: 'Tier', options: ['high', 'low'].map((value) => ({ value, label: value })) },
]
const read = (params: Record<string, string | string[]>) =>
  readTableState({ path: '/list', params, columns, facets, defaultSort: '-name' })

describe('readTableState', () => {
  it('leaves out what the list does not know', () => {
    const state = read({ sort: 'secret', tier: ['high', 'high', 'other'], columns: 'owner,password', x: 'y' })
    expect(state.sort).toEqual({ id: 'name', desc: true })
    expect(state.filters).toEqual({ tier: ['high'] })
    expect(state.columns).toEqual(['owner'])
  })

  it('is what its own address says', () => {
    const state = read({ sort: 'name', tier: ['high', 'low'], q: ' churn ', columns: '', after: 'abc' })
    const query = new URL(tableHref(state, { after: state.after }), 'http://list').searchParams
    const params = Object.fromEntries([...query.keys()].map((key) => [key, query.getAll(key)]))
    expect(read(params)).toEqual(state)
  })
})

describe('tableHref', () => {
  it('carries what the page keeps, and nothing else of the address', () => {
    const params = { view: 'board', x: 'y', tier: 'low' }
    const state = readTableState({ path: '/list', params, columns, facets, keep: ['view', 'none'] })
    expect(state.kept).toEqual({ view: 'board' })
    expect(tableHref(state, { search: 'a' })).toBe('/list?view=board&q=a&tier=low')
    expect(tableHref(state, { kept: undefined })).toBe('/list?tier=low')
  })

  it('starts at the first page when the order or a filter changes, not when a column does', () => {
    const state = read({ after: 'abc' })
    expect(tableHref(state, { filters: toggledFilter(state, 'tier', 'low') })).toBe('/list?tier=low&sort=-name')
    expect(tableHref(state, { columns: ['owner'] })).toContain('after=abc')
  })

  it('takes a filter away again', () => {
    expect(toggledFilter(read({ tier: 'low' }), 'tier', 'low')).toEqual({})
  })
})

describe('shownColumns', () => {
  it('shows optional columns once they are chosen', () => {
    expect(shownColumns(read({}), columns)).toEqual(['name', 'tier'])
    expect(shownColumns(read({ columns: 'owner' }), columns)).toEqual(['name', 'owner'])
  })
})
