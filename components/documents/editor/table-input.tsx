'use client'

import { memo, useCallback, useEffect, useRef } from 'react'
import { Icon } from '@/components/ui/icon'
import type { TableRow, TemplateColumn } from '@/lib/templates/vocabulary'
import { groupOf, type InputProps } from './input-props'
import { Figure } from './number-input'
import { movedRow, rowsOf, withCell, withoutRow, withRow } from './table-rows'
import { GrowingText } from './text-input'

type Cell = TableRow['cells'][string]
type Act =
  | { cell: [id: string, key: string, cell: Cell] }
  | { add: string }
  | { move: [string, -1 | 1] }
  | { remove: string }

/** Rows of the columns that the template names. Ctrl and Enter adds a row below, Alt and an arrow moves one. */
export default function TableInput(props: InputProps) {
  const { id, field, value, onChange } = props
  const rows = rowsOf(value)
  const columns = field.columns ?? []
  const newest = useRef({ rows, onChange })
  newest.current = { rows, onChange }
  const table = useRef<HTMLDivElement>(null)
  const toFocus = useRef<string | null>(null)

  const act = useCallback((what: Act) => {
    const { rows, onChange } = newest.current
    if ('cell' in what) return onChange(withCell(rows, ...what.cell))
    if ('move' in what) return onChange(movedRow(rows, ...what.move))
    if ('remove' in what) {
      const at = rows.findIndex((row) => row.id === what.remove)
      toFocus.current = rows[at + 1]?.id ?? rows[at - 1]?.id ?? 'add'
      return onChange(withoutRow(rows, what.remove))
    }
    const added = withRow(rows, what.add ? rows.findIndex((row) => row.id === what.add) : rows.length - 1)
    toFocus.current = added.id
    onChange(added.rows)
  }, [])

  useEffect(() => {
    const where = toFocus.current
    if (!where) return
    toFocus.current = null
    const selector = where === 'add' ? '[data-add]' : `[data-row="${where}"] :is(input, textarea, select)`
    table.current?.querySelector<HTMLElement>(selector)?.focus()
  })

  return (
    // biome-ignore lint/a11y/useSemanticElements: the field's own label names it, which a legend inside could not
    <div role="group" {...groupOf(props)} className="ed-table" ref={table}>
      {rows.length > 0 ? (
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} scope="col" className={column.kind === 'number' ? 'ed-cell-number' : undefined}>
                  {column.label}
                  {column.unit ? <span className="text-fg-3">, {column.unit}</span> : null}
                </th>
              ))}
              <th scope="col" className="ed-cell-act">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <Row key={row.id} row={row} at={at} columns={columns} id={at === 0 ? id : undefined} act={act} />
            ))}
          </tbody>
        </table>
      ) : null}
      <button
        type="button"
        className="btn btn-quiet ed-add"
        data-add
        id={rows.length ? undefined : id}
        onClick={() => act({ add: '' })}
      >
        <Icon name="plus" size={14} /> Add a row
      </button>
    </div>
  )
}

type RowProps = {
  row: TableRow
  at: number
  columns: TemplateColumn[]
  id: string | undefined
  act: (what: Act) => void
}

const Row = memo(function Row({ row, at, columns, id, act }: RowProps) {
  return (
    <tr
      data-row={row.id}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) act({ add: row.id })
        else if (by && event.altKey) act({ move: [row.id, by] })
        else return
        event.preventDefault()
      }}
    >
      {columns.map((column, place) => (
        <td key={column.key} data-label={column.unit ? `${column.label}, ${column.unit}` : column.label}>
          <CellInput
            column={column}
            label={`${column.label}, row ${at + 1}`}
            cell={row.cells[column.key] ?? null}
            id={place === 0 ? id : undefined}
            onCell={(cell) => act({ cell: [row.id, column.key, cell] })}
          />
        </td>
      ))}
      <td className="ed-cell-act">
        <button
          type="button"
          className="btn btn-icon"
          aria-label={`Remove row ${at + 1}`}
          title="Remove this row"
          onClick={() => act({ remove: row.id })}
        >
          <Icon name="cross" size={14} />
        </button>
      </td>
    </tr>
  )
})

type CellProps = { column: TemplateColumn; label: string; cell: Cell; id?: string; onCell: (cell: Cell) => void }

function CellInput({ column, label, cell, id, onCell }: CellProps) {
  const shared = { id, 'aria-label': label }
  if (column.kind === 'number') {
    const figure = typeof cell === 'boolean' ? null : cell
    return <Figure {...shared} className="num ed-cell-number" value={figure} onFigure={onCell} />
  }
  if (column.kind === 'choice' || column.kind === 'yes_no') {
    const options = column.kind === 'choice' ? (column.options ?? []) : yesNo
    const chosen = typeof cell === 'boolean' ? String(cell) : (cell ?? '')
    return (
      <select
        {...shared}
        value={chosen}
        onChange={({ target: { value } }) =>
          onCell(value === '' ? null : column.kind === 'choice' ? value : value === 'true')
        }
      >
        <option value="" aria-label="Nothing chosen" />
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  const text = typeof cell === 'string' ? cell : ''
  if (column.kind === 'date')
    return <input {...shared} type="date" value={text} onChange={({ target: { value } }) => onCell(value || null)} />
  return <GrowingText {...shared} className="" rows={1} value={text} onText={(typed) => onCell(typed)} />
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]
