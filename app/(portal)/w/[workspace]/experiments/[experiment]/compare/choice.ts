import type { SearchParams } from '@/components/data-table/table-state'
import type { Axis } from '@/components/experiments/run-plot'
import type { Column } from '@/lib/experiments/comparison/rules'

/** What is compared and how it is drawn; all of it is in the address. */
export interface Choice {
  scope: 'experiment' | 'use_case'
  /** References of the runs, where not all of them: `RUN-3,RUN-7`. */
  runs: string | null
  x: string | null
  y: string | null
  /** Columns in which all are alike too. */
  all: boolean
}

export function readChoice(query: SearchParams): Choice {
  const all = (name: string) => [query[name] ?? []].flat()
  const runs = [...all('runs'), ...all('run')].join(',').slice(0, 2000)
  return {
    scope: all('scope')[0] === 'use_case' ? 'use_case' : 'experiment',
    runs: runs || null,
    x: all('x')[0] ?? null,
    y: all('y')[0] ?? null,
    all: all('all')[0] === '1',
  }
}

export function compareHref(path: string, { scope, runs, x, y, all }: Choice): string {
  const params = new URLSearchParams()
  if (scope === 'use_case') params.set('scope', scope)
  if (runs) params.set('runs', runs)
  if (x) params.set('x', x)
  if (y) params.set('y', y)
  if (all) params.set('all', '1')
  const query = params.toString()
  return query ? `${path}?${query}` : path
}

/** Columns that can be drawn along an axis. */
export const figureColumns = (columns: readonly Column[]) =>
  columns.filter(({ kind, isNumeric }) => isNumeric && (kind === 'metric' || kind === 'parameter'))

/** The first key metric over time, unless somebody chose otherwise. */
export function chosenAxes({ x, y }: Choice, columns: readonly Column[]): { x: Axis; y: Column | null } {
  const drawn = columns.filter(({ kind }) => kind === 'metric')
  const figures = figureColumns(columns)
  return {
    x: figures.find(({ id }) => id === x) ?? 'time',
    y: drawn.find(({ id }) => id === y) ?? drawn.find(({ metric }) => metric) ?? drawn[0] ?? null,
  }
}
