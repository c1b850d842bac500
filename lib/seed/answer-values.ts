// What stands in a document's YAML, as the answer that its field takes.
import type { MetricSnapshot, RecordLink, TableRow } from '@/lib/templates/vocabulary'
import type { PersonKey } from './cast'
import { type Chronicle, dateOf, type Moment } from './chronicle'
import { withMonths } from './read-card'

/** Records that answers link to, by what the story calls them; filled while it is told. */
export type KnownRecords = Map<string, RecordLink>

type Given = Exclude<unknown, MetricSnapshot[]>

export class AnswerValues {
  constructor(
    private readonly chronicle: Chronicle,
    private readonly records: KnownRecords,
  ) {}

  /** `{ person: hanna }`, `{ day: 12 }`, `{ metric: name }`, `{ version: MDL-7 v3 }`, rows without ids, months as `@2m@`. */
  read(given: Given, at: Date): unknown {
    if (typeof given === 'string') return withMonths(given, at)
    if (Array.isArray(given)) return given.every(isPlain) ? given.map((cells, row) => this.row(cells, row, at)) : given
    if (!isPlain(given)) return given
    const [name, value] = Object.entries(given)[0] ?? []
    if (name === 'person') return this.chronicle.member(value as PersonKey).id
    if (name === 'day' || name === 'in') return this.day(given as { day: number } | { in: number })
    if (name === 'metric' || name === 'version') return this.record(String(value))
    return Object.fromEntries(Object.entries(given).map(([key, item]) => [key, this.read(item, at)]))
  }

  day(given: { day: number } | { in: number }): string {
    const start = new Date(this.chronicle.plan.startedAt)
    if ('day' in given)
      return dateOf(`${given.day} 12:00` as Moment, start)
        .toISOString()
        .slice(0, 10)
    return new Date(start.getTime() + given.in * 86_400_000).toISOString().slice(0, 10)
  }

  private row(cells: Record<string, unknown>, index: number, at: Date): TableRow {
    const read = Object.entries(cells).map(([key, cell]) => [key, this.read(cell, at)])
    return { id: `row-${index + 1}`, cells: Object.fromEntries(read) as TableRow['cells'] }
  }

  private record(name: string): RecordLink {
    const found = this.records.get(name)
    if (!found) throw new Error(`The story names ${name} before it is there.`)
    return found
  }
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
