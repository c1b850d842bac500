import Form from 'next/form'
import type { Axis } from '@/components/experiments/run-plot'
import type { Column } from '@/lib/experiments/comparison/rules'
import { type Choice, figureColumns } from './choice'

type Props = { path: string; choice: Choice; columns: readonly Column[]; x: Axis; y: Column }

const nameOf = ({ kind, label, metric }: Column) =>
  `${metric ? metric.name : label}${kind === 'parameter' ? ' (parameter)' : ''}`

export function AxisChoices({ path, choice, columns, x, y }: Props) {
  const { scope, runs, all } = choice
  const kept = { ...(scope === 'use_case' ? { scope } : {}), ...(runs ? { runs } : {}), ...(all ? { all: '1' } : {}) }
  return (
    <Form action={path} className="run-choices" scroll={false}>
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        Up
        <select name="y" className="input" defaultValue={y.id}>
          {columns
            .filter(({ kind }) => kind === 'metric')
            .map((column) => (
              <option key={column.id} value={column.id}>
                {nameOf(column)}
              </option>
            ))}
        </select>
      </label>
      <label>
        Across
        <select name="x" className="input" defaultValue={x === 'time' ? '' : x.id}>
          <option value="">Time</option>
          {figureColumns(columns).map((column) => (
            <option key={column.id} value={column.id}>
              {nameOf(column)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn">
        Draw
      </button>
    </Form>
  )
}
