import { isTable } from '@/lib/templates/rules'
import type { Answer, TableRow } from '@/lib/templates/vocabulary'

type Cell = TableRow['cells'][string]

export const rowsOf = (value: Answer): TableRow[] => (isTable(value) ? value : [])

/** Ids tell rows apart when two people add some at once; the order of the rows is their place. */
export function withRow(rows: TableRow[], after: number): { rows: TableRow[]; id: string } {
  const id = `r${Math.random().toString(36).slice(2, 12)}`
  return { rows: rows.toSpliced(after + 1, 0, { id, cells: {} }), id }
}

export const withoutRow = (rows: TableRow[], id: string): TableRow[] => rows.filter((row) => row.id !== id)

export function withCell(rows: TableRow[], id: string, key: string, cell: Cell): TableRow[] {
  return rows.map((row) => (row.id === id ? { id, cells: { ...row.cells, [key]: cell } } : row))
}

export function movedRow(rows: TableRow[], id: string, by: -1 | 1): TableRow[] {
  const from = rows.findIndex((row) => row.id === id)
  const to = from + by
  if (from < 0 || to < 0 || to >= rows.length) return rows
  return rows.toSpliced(from, 1).toSpliced(to, 0, rows[from]!)
}
