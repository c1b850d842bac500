import type { DataColumn, Facet } from '@/components/data-table/column'
import { dayWords } from '@/components/ui/relative-time'
import type { PortfolioLedgerRow } from '@/lib/metrics/ledger/views'
import { dayCount } from '@/lib/metrics/ledger/words'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'
import { Amounts } from './amounts'
import { PairLines } from './pair-lines'

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
    cell: (row) => <PairLines row={row} column="promised" />,
  },
  {
    id: 'realised',
    header: 'Realised',
    align: 'end',
    cell: (row) => <PairLines row={row} column="realised" />,
  },
  { id: 'share', header: 'Of the promise', align: 'end', cell: (row) => <PairLines row={row} column="share" /> },
  {
    id: 'measured',
    header: 'Measured',
    align: 'end',
    choice: 'shown',
    cell: ({ liveSince, measuredDays, elapsed }) =>
      liveSince === null ? null : `${Math.round(measuredDays)} of ${dayCount(elapsed)}`,
  },
]
