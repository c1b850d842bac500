import type { SearchParams } from '@/components/data-table/table-state'
import type { TrailFilters } from '@/components/trail/trail-filter'
import { actionGroupIds } from '@/lib/trail/vocabulary'

const DAY = /^\d{4}-\d\d-\d\d$/
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const firstOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)?.trim() || undefined
const dayOf = (value: string | undefined) =>
  value && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined

/** Reads the address. What is no filter is left out: an address is typed by anybody. */
export function readFilters(query: SearchParams): TrailFilters {
  const groups = [query.group ?? []].flat()
  const actor = firstOf(query.actor)
  return {
    group: actionGroupIds.filter((id) => groups.includes(id)),
    actor: actor && ID.test(actor) ? actor : undefined,
    useCase: firstOf(query.useCase)?.slice(0, 60),
    since: dayOf(firstOf(query.since)),
    until: dayOf(firstOf(query.until)),
    search: firstOf(query.q)?.slice(0, 100),
  }
}

export function toInput({ group, ...filters }: TrailFilters, query: SearchParams) {
  return { ...filters, group: group.length > 0 ? group.join(',') : undefined, cursor: firstOf(query.after), limit: 50 }
}

export function filterHref(path: string, { group, search, ...filters }: TrailFilters, after?: string): string {
  const params = new URLSearchParams(group.map((id) => ['group', id]))
  if (search) params.set('q', search)
  for (const [name, value] of Object.entries(filters)) if (value) params.set(name, value)
  if (after) params.set('after', after)
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
