import type { ReactNode } from 'react'

/** One column of a list. The first one names the row: it is its link, and its heading on a small screen. */
export type DataColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Figures stand at the right, tabular. */
  align?: 'end'
  /** The query sorts by this id; says which way the first press sorts. */
  sort?: 'asc' | 'desc'
  /** `optional` columns are shown once chosen, `shown` ones may be taken away, the rest always stand. */
  choice?: 'optional' | 'shown'
  /** A class for its cells, mostly a width. */
  className?: string
}

export type Facet = {
  /** Name in the address: `?tier=high&tier=limited` */
  param: string
  label: string
  options: { value: string; label: string; count?: number }[]
}
