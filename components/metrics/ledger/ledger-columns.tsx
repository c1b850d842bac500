import type { DataColumn, Facet } from '@/components/data-table/column'
import { dayWords } from '@/components/ui/relative-time'
import type { PortfolioLedgerRow } from '@/lib/metrics/ledger/views'
import { dayCount, pairsOf, percentWords } from '@/lib/metrics/ledger/words'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { Amounts } from './amounts'
import { ShareBar } from './share-bar'

export const ledgerFacets: Facet[] = [
  {
    param: 'state',
    label: 'State',
    options: [
      { value: 'running', label: 'Running' },
      { value: 'planned', label: 'Does not run yet' },
      { value: 'retired', label: 'Retired' },
    ],
  },
]

export const ledgerColumns: DataColumn<PortfolioLedgerRow>[] = [
  {
    id: 'name',
    header: 'Use case',
    cell: ({ useCase }) => (
      <>
        <span className="ref">{useCase.ref}</span> {useCase.name}
      </>
    ),
  },
  { id: 'area', header: 'Area', choice: 'optional', cell: ({ useCase }) => useCase.area },
  { id: 'stage', header: 'Stage', choice: 'shown', cell: ({ useCase }) => stageLabels[useCase.stage as Stage] },
  {
    id: 'live',
    header: 'Live since',
    choice: 'shown',
    cell: ({ liveSince }) =>
      liveSince ? (
        <span className="num whitespace-nowrap">{dayWords(liveSince)}</span>
      ) : (
        <span className="text-fg-3">not yet</span>
      ),
  },
  {
    id: 'yearly',
    header: 'Promised a year',
    align: 'end',
    cell: ({ promisedPerYear }) => <Amounts amounts={promisedPerYear} none="nothing" />,
  },
  {
    id: 'promised',
    header: 'Promised to date',
    align: 'end',
    cell: ({ liveSince, promised }) => <Amounts amounts={promised} none={liveSince ? 'nothing' : ''} />,
  },
  {
    id: 'realised',
    header: 'Realised',
    align: 'end',
    cell: ({ liveSince, realised }) => (
      <b className="font-medium">
        <Amounts amounts={realised} none={liveSince ? 'not measured' : ''} />
      </b>
    ),
  },
  { id: 'share', header: 'Of the promise', align: 'end', cell: (row) => <Shares row={row} /> },
  {
    id: 'measured',
    header: 'Measured',
    align: 'end',
    choice: 'shown',
    cell: ({ liveSince, measuredDays, elapsed }) =>
      liveSince === null ? null : `${Math.round(measuredDays)} of ${dayCount(elapsed)}`,
  },
]

/** How far each promised amount came true, as a bar and in figures. */
export function Shares({ row }: { row: Pick<PortfolioLedgerRow, 'promised' | 'realised'> }) {
  return pairsOf(row.promised, row.realised).map(({ key, share }) =>
    share === null ? null : (
      <span key={key} className="flex items-center justify-end gap-3">
        <ShareBar share={share} />
        <span className="num w-[48px] text-right">{percentWords(share)}</span>
      </span>
    ),
  )
}
