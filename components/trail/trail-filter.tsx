import Form from 'next/form'
import { Icon } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { type ActionGroup, actionGroupIds, actionGroups } from '@/lib/trail/vocabulary'

export type TrailFilters = {
  group: ActionGroup[]
  actor?: string
  useCase?: string
  since?: string
  until?: string
  search?: string
}

type Props = {
  path: string
  filters: TrailFilters
  people: { id: string; name: string }[]
  useCases: { ref: string; name: string }[]
}

/** All of it in the address, so that what an auditor looked at can be linked to. A sheet on small screens. */
export function TrailFilter({ path, filters, people, useCases }: Props) {
  return (
    <>
      <button type="button" className="btn trail-filter-open" popoverTarget="trail-filter">
        <Icon name="filter" size={14} /> Filter
      </button>
      <div className="trail-filter" id="trail-filter" popover="auto">
        <Form action={path} className="trail-form" scroll={false} aria-label="Filter the entries">
          <div className="flex items-baseline justify-between">
            <h2 className="font-semibold">Filter</h2>
            {hasFilters(filters) ? <TextLink href={path}>Clear</TextLink> : null}
          </div>
          <label className="field-label">
            Words
            <span className="input">
              <input
                type="search"
                name="q"
                defaultValue={filters.search}
                maxLength={100}
                placeholder="Person, record, reason"
              />
            </span>
          </label>
          <fieldset>
            <legend className="field-label">Action</legend>
            {actionGroupIds.map((id) => (
              <label key={id} className="trail-check">
                <input type="checkbox" name="group" value={id} defaultChecked={filters.group.includes(id)} />
                {actionGroups[id].label}
              </label>
            ))}
          </fieldset>
          <label className="field-label">
            Who
            <select className="input" name="actor" defaultValue={filters.actor ?? ''}>
              <option value="">Everybody</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label className="field-label">
            Use case
            <select className="input" name="useCase" defaultValue={filters.useCase ?? ''}>
              <option value="">All</option>
              {useCases.map(({ ref, name }) => (
                <option key={ref} value={ref}>
                  {ref} {name}
                </option>
              ))}
            </select>
          </label>
          <div className="grid gap-2">
            <label className="field-label">
              From
              <span className="input">
                <input type="date" name="since" defaultValue={filters.since} />
              </span>
            </label>
            <label className="field-label">
              To
              <span className="input">
                <input type="date" name="until" defaultValue={filters.until} />
              </span>
            </label>
          </div>
          <button type="submit" className="btn">
            Show entries
          </button>
        </Form>
      </div>
    </>
  )
}

export function hasFilters(filters: TrailFilters): boolean {
  return Object.values(filters).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)))
}
