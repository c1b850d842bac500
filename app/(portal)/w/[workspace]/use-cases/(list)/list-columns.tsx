import type { DataColumn, Facet } from '@/components/data-table/column'
import { Money } from '@/components/ui/money'
import { dayWords } from '@/components/ui/relative-time'
import type { UseCaseItem } from '@/lib/use-cases/queries'
import { riskTierLabels, riskTiers, stageLabels, stages } from '@/lib/use-cases/vocabulary'
import { RiskTierChip } from '../risk-tier-chip'
import { dayInStage } from '../stage-words'

export const facets: Facet[] = [
  { param: 'stage', label: 'Stage', options: stages.map((stage) => ({ value: stage, label: stageLabels[stage] })) },
  { param: 'tier', label: 'Risk', options: riskTiers.map((tier) => ({ value: tier, label: riskTierLabels[tier] })) },
]

export function useCaseColumns(currency: string): DataColumn<UseCaseItem>[] {
  return [
    {
      id: 'name',
      header: 'Use case',
      sort: 'asc',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span> {row.name}
        </>
      ),
    },
    { id: 'area', header: 'Area', choice: 'shown', cell: (row) => row.area },
    { id: 'sponsor', header: 'Sponsor', choice: 'shown', cell: (row) => row.sponsor ?? 'a former member' },
    { id: 'stage', header: 'Stage', cell: (row) => stageLabels[row.stage] },
    {
      id: 'stage_since',
      header: 'Days in it',
      align: 'end',
      sort: 'asc',
      choice: 'shown',
      cell: (row) => dayInStage(row.stageSince),
    },
    {
      id: 'value',
      header: 'Value a year',
      align: 'end',
      sort: 'desc',
      cell: (row) => (
        <Money amount={row.valuePerYear?.amount ?? null} currency={row.valuePerYear?.currency ?? currency} />
      ),
    },
    { id: 'tier', header: 'Risk', choice: 'shown', cell: (row) => <RiskTierChip tier={row.riskTier} bare /> },
    {
      id: 'newest',
      header: 'Started',
      sort: 'desc',
      choice: 'optional',
      align: 'end',
      cell: (row) => <span className="num">{dayWords(row.createdAt)}</span>,
    },
  ]
}
