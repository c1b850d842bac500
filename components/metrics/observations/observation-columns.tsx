import type { ReactNode } from 'react'
import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { ExactTime, exactWords } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { ObservationView, TargetVersionView } from '@/lib/metrics/observations/views'
import { observationSourceLabels } from '@/lib/metrics/observations/vocabulary'
import { valueWords } from '@/lib/metrics/rules'
import { standingOf } from '@/lib/metrics/standing'
import { environments } from '@/lib/platform/vocabulary'
import { standingLook } from '../history/standing-look'
import { timeWords } from './time-words'

interface Shown {
  unit: string
  targets: TargetVersionView[]
  /** What can be done with a value; nothing where the reader may do nothing. */
  acts?: (row: ObservationView) => ReactNode
}

export function observationFacets(slices: string[], versions: { id: string; name: string }[]): Facet[] {
  return [
    {
      param: 'slice',
      label: 'Slice',
      options: slices.map((slice) => ({ value: slice, label: slice === '' ? 'Overall' : revealed(slice) })),
    },
    {
      param: 'environment',
      label: 'Environment',
      options: [
        ...environments.map((name) => ({ value: name, label: sentenceCase(name) })),
        { value: 'none', label: 'Not said' },
      ],
    },
    {
      param: 'version',
      label: 'Version',
      options: [...versions.map(({ id, name }) => ({ value: id, label: name })), { value: 'none', label: 'Not said' }],
    },
    { param: 'state', label: 'State', options: [{ value: 'withdrawn', label: 'Withdrawn' }] },
  ]
}

const sentenceCase = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const NotSaid = () => <span className="text-fg-3">not said</span>

export function observationColumns({ unit, targets, acts }: Shown): DataColumn<ObservationView>[] {
  return [
    {
      id: 'measured',
      header: 'Measured',
      cell: (row) => (
        <time
          dateTime={row.observedAt}
          title={exactWords(new Date(row.observedAt))}
          className="num desk:whitespace-nowrap"
        >
          {timeWords(row.observedAt)}
        </time>
      ),
    },
    {
      id: 'value',
      header: 'Value',
      align: 'end',
      cell: (row) => (
        <span className={row.withdrawn ? 'num text-fg-3 line-through' : 'num'}>{valueWords(row.value, unit)}</span>
      ),
    },
    { id: 'standing', header: 'Standing', choice: 'shown', cell: (row) => <Standing row={row} targets={targets} /> },
    {
      id: 'slice',
      header: 'Slice',
      className: '[overflow-wrap:anywhere]',
      cell: (row) => (row.slice ? revealed(row.slice) : 'Overall'),
    },
    { id: 'environment', header: 'Environment', choice: 'shown', cell: (row) => row.environment || <NotSaid /> },
    {
      id: 'version',
      header: 'Version',
      choice: 'shown',
      className: 'desk:whitespace-nowrap',
      cell: (row) => row.version ?? <NotSaid />,
    },
    {
      id: 'recorded',
      header: 'Recorded',
      choice: 'shown',
      cell: (row) => (
        <div title={exactWords(new Date(row.recordedAt))}>
          {row.recordedBy ?? 'a former member'}
          <span className="block text-12 text-fg-3 [overflow-wrap:anywhere]">
            {timeWords(row.recordedAt.slice(0, 10))},{' '}
            {row.filename ? revealed(row.filename) : observationSourceLabels[row.source]}
          </span>
        </div>
      ),
    },
    {
      id: 'exactly',
      header: 'Recorded at',
      choice: 'optional',
      cell: (row) => <ExactTime at={row.recordedAt} />,
    },
    {
      id: 'note',
      header: 'Note',
      choice: 'shown',
      className: '[overflow-wrap:anywhere]',
      cell: (row) => <Note row={row} />,
    },
    ...(acts ? [{ id: 'acts', header: 'Correct', cell: acts }] : []),
  ]
}

/** By the target that stood when it was measured. */
function Standing({ row, targets }: { row: ObservationView; targets: TargetVersionView[] }) {
  const target = targets.find(({ version }) => version === row.targetVersion)
  if (row.withdrawn) return <Status tone="idle">Withdrawn</Status>
  if (!target) return <span className="text-fg-3">no target was set yet</span>
  const look = standingLook[standingOf(target, row.value)]
  return (
    <Status tone={look.tone} icon={look.icon}>
      {look.label}
    </Status>
  )
}

function Note({ row: { note, withdrawn } }: { row: ObservationView }) {
  if (!withdrawn) return revealed(note)
  return (
    <div>
      Withdrawn by {withdrawn.by ?? 'a former member'}, {timeWords(withdrawn.at.slice(0, 10))}:{' '}
      {revealed(withdrawn.reason)}
      {note ? <span className="block text-12 text-fg-3">{revealed(note)}</span> : null}
    </div>
  )
}
