import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref, TextLink } from '@/components/ui/text-link'
import { legalWarnings, type QualityStanding, qualityStandingLabels, shortIdentity } from '@/lib/datasets/rules'
import type { DatasetView } from '@/lib/datasets/views'
import {
  identityKindLabels,
  legalBasisLabels,
  type PersonalDataClass,
  personalDataClasses,
  personalDataLabels,
  recordSourceLabels,
} from '@/lib/datasets/vocabulary'
import { Standing, standingLook } from './score'

type Counts = {
  all: number
  withoutOwner: number
  withoutBasis: number
  useCases: { ref: string; name: string; count: number }[]
  owners: { id: string; name: string; count: number }[]
  personalData: { personalData: PersonalDataClass; count: number }[]
  qualities: { quality: QualityStanding; count: number }[]
}

/** What needs somebody first. */
const standingOrder = ['low', 'unassessed', 'partly', 'good'] as const

export function datasetFacets(counts: Counts): Facet[] {
  return [
    {
      param: 'quality',
      label: 'Quality',
      options: standingOrder.map((value) => ({
        value,
        label: qualityStandingLabels[value],
        count: counts.qualities.find(({ quality }) => quality === value)?.count ?? 0,
      })),
    },
    {
      param: 'useCase',
      label: 'Use case',
      options: counts.useCases.map(({ ref, name, count }) => ({ value: ref, label: `${ref} ${name}`, count })),
    },
    {
      param: 'personalData',
      label: 'Personal data',
      options: personalDataClasses.map((value) => ({
        value,
        label: personalDataLabels[value],
        count: counts.personalData.find(({ personalData }) => personalData === value)?.count ?? 0,
      })),
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
export function datasetsFinding({ all, qualities }: Counts): string {
  if (all === 0) return 'No dataset yet'
  const many = all === 1 ? 'One dataset' : `${all} datasets`
  const low = qualities.find(({ quality }) => quality === 'low')?.count ?? 0
  const unassessed = qualities.find(({ quality }) => quality === 'unassessed')?.count ?? 0
  if (low > 0) return `${many}, ${low === 1 ? 'one' : low} of low quality`
  if (unassessed > 0) return `${many}, ${unassessed === all ? 'none' : `${all - unassessed}`} with assessed quality`
  return all === 1 ? `${many}, assessed` : `${many}, none of low quality`
}

/** How many stand where somebody should look, each with the list of them. */
export function QualityCounts({ counts, path }: { counts: Counts; path: string }) {
  return (
    <>
      {standingOrder.map((standing) => {
        const count = counts.qualities.find(({ quality }) => quality === standing)?.count ?? 0
        if (count === 0) return null
        return (
          <Status key={standing} {...standingLook[standing]}>
            <TextLink href={`${path}?quality=${standing}`} className="text-current">
              <span className="num">{count}</span> {qualityStandingLabels[standing].toLowerCase()}
            </TextLink>
          </Status>
        )
      })}
      {counts.withoutBasis > 0 ? (
        <Status tone="warn">
          <span className="num">{counts.withoutBasis}</span> with personal data and no legal basis
        </Status>
      ) : null}
    </>
  )
}

export function datasetColumns(base: string): DataColumn<DatasetView>[] {
  return [
    {
      id: 'name',
      header: 'Dataset',
      sort: 'asc',
      className: 'desk:w-[24%]',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span> {revealed(row.name)}
        </>
      ),
    },
    {
      id: 'useCase',
      header: 'Kept by',
      choice: 'shown',
      cell: (row) =>
        row.useCase ? (
          <div>
            <Ref href={`${base}/use-cases/${row.useCase.ref}`}>{row.useCase.ref}</Ref> {revealed(row.useCase.name)}
          </div>
        ) : (
          <span className="text-fg-3">no use case</span>
        ),
    },
    { id: 'quality', header: 'Quality', cell: (row) => <Standing quality={row.quality} scores={row.scores} /> },
    { id: 'version', header: 'Newest version', cell: (row) => <Newest row={row} base={base} /> },
    { id: 'personalData', header: 'Personal data', cell: (row) => <Legal row={row} /> },
    { id: 'owner', header: 'Owner', cell: (row) => row.owner ?? <span className="text-fg-3">nobody</span> },
    {
      id: 'remedies',
      header: 'Remedies',
      choice: 'shown',
      cell: (row) =>
        row.openRemedies > 0 ? (
          <span className="whitespace-nowrap">
            <Status tone="ink">{row.openRemedies} open</Status>
          </span>
        ) : (
          <span className="text-fg-3">none</span>
        ),
    },
    { id: 'licence', header: 'Licence', choice: 'optional', cell: (row) => revealed(row.licence) },
    { id: 'from', header: 'Recorded', choice: 'optional', cell: (row) => recordSourceLabels[row.recordedFrom] },
    {
      id: 'newest',
      header: 'Added',
      sort: 'desc',
      choice: 'optional',
      cell: (row) => <RelativeTime at={row.createdAt} />,
    },
  ]
}

function Newest({ row, base }: { row: DatasetView; base: string }) {
  if (!row.newest) return <span className="text-fg-3">none</span>
  const { version, label, identityKind, identity } = row.newest
  return (
    <div>
      <Ref href={`${base}/datasets/${row.ref}/versions/${version}`}>{`v${version}`}</Ref>
      {label ? ` ${revealed(label)}` : ''}
      <span className="block text-12 text-fg-3" title={identity}>
        {identityKindLabels[identityKind]} <code>{shortIdentity(identity)}</code>
      </span>
    </div>
  )
}

function Legal({ row }: { row: DatasetView }) {
  const isWarned = legalWarnings(row).length > 0
  const isOpen = row.personalData === 'unknown'
  return (
    <div>
      <span className={isOpen ? 'text-fg-3' : undefined}>{personalDataLabels[row.personalData]}</span>
      {isWarned ? (
        <span className="block">
          <Status tone="warn">{row.legalBasis === 'unknown' ? 'no legal basis' : 'contradicts itself'}</Status>
        </span>
      ) : row.legalBasis === 'unknown' || row.legalBasis === 'not_personal' ? null : (
        <span className="block text-12 text-fg-3">{legalBasisLabels[row.legalBasis]}</span>
      )}
    </div>
  )
}
