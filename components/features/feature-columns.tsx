import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import type { FeatureView } from '@/lib/features/views'

type Counts = {
  all: number
  shared: number
  withoutOwner: number
  entities: { entity: string; count: number }[]
  useCases: { ref: string; name: string; count: number }[]
  owners: { id: string; name: string; count: number }[]
}

export function featureFacets(counts: Counts): Facet[] {
  return [
    {
      param: 'entity',
      label: 'Entity',
      options: counts.entities.map(({ entity, count }) => ({ value: entity, label: entity, count })),
    },
    {
      param: 'usedBy',
      label: 'Used by',
      options: counts.useCases.map(({ ref, name, count }) => ({ value: ref, label: `${ref} ${name}`, count })),
    },
    {
      param: 'owner',
      label: 'Owner',
      options: [
        ...counts.owners.map(({ id, name, count }) => ({ value: id, label: name, count })),
        { value: 'none', label: 'Nobody', count: counts.withoutOwner },
      ],
    },
  ]
}

/** What the list says in one sentence. */
export function featuresFinding({ all, shared }: Counts): string {
  if (all === 0) return 'No feature yet'
  const many = all === 1 ? 'One feature' : `${all} features`
  if (shared === 0) return `${many}, none shared between use cases`
  return `${many}, ${shared === 1 ? 'one' : shared} shared between use cases`
}

export function featureColumns(base: string): DataColumn<FeatureView>[] {
  return [
    {
      id: 'name',
      header: 'Feature',
      sort: 'asc',
      className: 'desk:w-[24%]',
      cell: (row) => (
        <span className="[overflow-wrap:anywhere]">
          <span className="ref">{row.ref}</span> <code>{revealed(row.name)}</code>
        </span>
      ),
    },
    { id: 'entity', header: 'Of', cell: (row) => revealed(row.entity) },
    { id: 'type', header: 'Type', choice: 'shown', cell: (row) => revealed(row.valueType) },
    {
      id: 'source',
      header: 'From',
      cell: (row) =>
        row.dataset ? (
          <div>
            <Ref href={`${base}/datasets/${row.dataset.ref}`}>{row.dataset.ref}</Ref> {revealed(row.dataset.name)}
          </div>
        ) : (
          <span className="text-fg-3">not said</span>
        ),
    },
    { id: 'usedBy', header: 'Used by', cell: (row) => <UsedBy row={row} base={base} /> },
    { id: 'owner', header: 'Owner', cell: (row) => row.owner ?? <span className="text-fg-3">nobody</span> },
    {
      id: 'description',
      header: 'Description',
      choice: 'optional',
      cell: (row) => <span className="line-clamp-3">{revealed(row.description)}</span>,
    },
    {
      id: 'newest',
      header: 'Added',
      sort: 'desc',
      choice: 'optional',
      cell: (row) => <RelativeTime at={row.createdAt} />,
    },
  ]
}

const NAMED = 3

function UsedBy({ row, base }: { row: FeatureView; base: string }) {
  if (row.usedBy.length === 0) return <span className="text-fg-3">nothing</span>
  return (
    <div className="flex flex-wrap gap-x-2">
      {row.usedBy.slice(0, NAMED).map(({ ref, name }) => (
        <span key={ref} title={name}>
          <Ref href={`${base}/use-cases/${ref}`}>{ref}</Ref>
        </span>
      ))}
      {row.usedBy.length > NAMED ? <span className="text-fg-3">and {row.usedBy.length - NAMED} more</span> : null}
    </div>
  )
}
