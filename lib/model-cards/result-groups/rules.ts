// Some files name a group of people only as a part of the data: “Customers”, “Customers, over 65”. Which group each figure is of.
import type { TableRow } from '@/lib/templates/vocabulary'

/** By row id; empty: everybody. What the column says holds; else what tells figures of one metric on one dataset apart. */
export function resultGroups(rows: readonly TableRow[]): Record<string, string> {
  const groups = Object.fromEntries(rows.map((row) => [row.id, text(row, 'group')]))
  const alike = new Map<string, TableRow[]>()
  for (const row of rows) {
    if (groups[row.id] !== '') continue
    const key = JSON.stringify(['metric', 'task', 'dataset', 'split'].map((column) => text(row, column).toLowerCase()))
    alike.set(key, [...(alike.get(key) ?? []), row])
  }
  for (const same of alike.values()) {
    const names = same.map((row) => nameOfData(text(row, 'more')))
    const whole = wholeOf(names)
    if (whole === null) continue
    for (const [at, row] of same.entries()) {
      const name = names[at]!
      groups[row.id] = name === whole ? '' : name.slice(whole.length).replace(/^[\s,:;–—(/-]+|\)$/g, '')
    }
  }
  return groups
}

const text = ({ cells }: TableRow, key: string) => String(cells[key] ?? '').trim()

/** The data as a file names it for readers, which an importer keeps beside the figure. */
function nameOfData(more: string): string {
  const name = /"datasetName":("(?:[^"\\]|\\.)*")/.exec(more)?.[1]
  return name ? (JSON.parse(name) as string).trim() : ''
}

/** The name with which all the others begin; null where they are no parts of one. */
function wholeOf(names: readonly string[]): string | null {
  if (new Set(names).size < 2) return null
  const shortest = names.reduce((one, other) => (other.length < one.length ? other : one))
  const isPart = (name: string) => name === shortest || /^[\s,:;–—(/-]/.test(name.slice(shortest.length))
  return shortest !== '' && names.every((name) => name.startsWith(shortest) && isPart(name)) ? shortest : null
}
