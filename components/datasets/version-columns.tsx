import type { DataColumn } from '@/components/data-table/column'
import { CopyButton } from '@/components/ui/copy-button'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { shortIdentity } from '@/lib/datasets/rules'
import type { VersionView } from '@/lib/datasets/views'
import { identityKindLabels, qualityDimensionLabels, qualityDimensions } from '@/lib/datasets/vocabulary'
import { Score } from './score'

export function versionColumns(): DataColumn<VersionView>[] {
  return [
    {
      id: 'version',
      header: 'Version',
      cell: (row) => (
        <>
          v{row.version}
          {row.label ? <span className="block text-12 font-regular text-fg-3">{revealed(row.label)}</span> : null}
        </>
      ),
    },
    {
      id: 'identity',
      header: 'Content',
      cell: (row) => (
        <div>
          <span className="flex items-center gap-1 whitespace-nowrap" title={row.identity}>
            <code>{shortIdentity(row.identity)}</code>
            <CopyButton text={row.identity} label={`Copy what identifies v${row.version}`} />
          </span>
          <span className="block text-12 text-fg-3">{identityKindLabels[row.identityKind]}</span>
        </div>
      ),
    },
    {
      id: 'rows',
      header: 'Rows',
      align: 'end',
      cell: (row) => (row.rows === null ? <span className="text-fg-3">not said</span> : row.rows.toLocaleString('en')),
    },
    ...qualityDimensions.map(
      (dimension): DataColumn<VersionView> => ({
        id: dimension,
        header: qualityDimensionLabels[dimension],
        cell: (row) => <Score score={row.scores[dimension]} />,
      }),
    ),
    {
      id: 'uses',
      header: 'Used by',
      cell: (row) =>
        row.uses === 0 ? (
          <span className="text-fg-3">nothing</span>
        ) : (
          <span className="num">{row.uses === 1 ? 'one run or model' : `${row.uses} runs or models`}</span>
        ),
    },
    { id: 'recorded', header: 'Recorded', cell: (row) => <RelativeTime at={row.recordedAt} /> },
  ]
}

const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB']

/** "1.9 GB" */
export function sizeWords(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${value.toLocaleString('en', { maximumFractionDigits: step === 0 ? 0 : 1 })} ${units[step]}`
}
