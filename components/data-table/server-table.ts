import { columnVisibilityFeature, constructTable, type TableFeatures, tableFeatures } from '@tanstack/react-table'
import type { DataColumn } from './column'
import { shownColumns, type TableState } from './table-state'

type Reactivity = NonNullable<TableFeatures['coreReactivityFeature']>

/** A table that is rendered once, on the server, changes nothing after it was made: its cells of state need no observers. */
const still = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => {},
  createWritableAtom: <T>(value: T) => {
    let held = value
    return {
      get: () => held,
      set: (next: T | ((before: T) => T)) => {
        held = typeof next === 'function' ? (next as (before: T) => T)(held) : next
      },
      subscribe: () => ({ unsubscribe: () => {} }),
    }
  },
  createReadonlyAtom: <T>(read: () => T) => ({ get: read, subscribe: () => ({ unsubscribe: () => {} }) }),
  untrack: <T>(read: () => T) => read(),
  batch: (change: () => void) => change(),
  schedule: (change: () => void) => change(),
} as unknown as Reactivity

const features = tableFeatures({ columnVisibilityFeature, coreReactivityFeature: still })

type Input<Row> = { rows: Row[]; columns: DataColumn<Row>[]; state: TableState; rowKey: (row: Row) => string }

/** TanStack's table over rows that the query has already sorted, filtered and cut to a page. */
export function serverTable<Row extends object>({ rows, columns, state, rowKey }: Input<Row>) {
  const shown = new Set(shownColumns(state, columns))
  return constructTable({
    features,
    data: rows,
    getRowId: rowKey,
    columns: columns.map((column) => ({ id: column.id, header: column.header })),
    initialState: { columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.has(id)])) },
  })
}
