import type { DataColumn, Facet } from '@/components/data-table/column'
import { RiskTierChip } from '@/components/risk/tier-chip'
import { Money } from '@/components/ui/money'
import { dayWords } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import type { PortfolioFacets, UseCaseItem } from '@/lib/use-cases/views'
import { riskTierLabels, riskTiers, stageLabels, stages } from '@/lib/use-cases/vocabulary'
import { dayInStage } from '../stage-words'

export function useCaseFacets({ sponsors, areas }: PortfolioFacets, waiting: number): Facet[] {
  return [
    { param: 'stage', label: 'Stage', options: stages.map((stage) => ({ value: stage, label: stageLabels[stage] })) },
    {
      param: 'tier',
      label: 'Risk',
      options: [
        ...riskTiers.map((tier) => ({ value: tier, label: riskTierLabels[tier] })),
        { value: 'none', label: 'Not set' },
      ],
    },
    {
      param: 'sponsor',
      label: 'Sponsor',
      options: sponsors.map(({ id, name, useCases }) => ({ value: id, label: name, count: useCases })),
    },
    {
      param: 'area',
      label: 'Area',
      options: areas.map(({ area, useCases }) => ({ value: area, label: area, count: useCases })),
    },
    { param: 'waiting', label: 'Waiting', options: [{ value: 'me', label: 'For me', count: waiting }] },
  ]
}

export function useCaseColumns(currency: string, waiting: ReadonlyMap<string, string>): DataColumn<UseCaseItem>[] {
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
    {
      id: 'waiting',
      header: 'Waiting for me',
      choice: 'shown',
      cell: (row) => {
        const what = waiting.get(row.ref)
        return what ? (
          <Status tone="ink" icon="flag">
            {what}
          </Status>
        ) : null
      },
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
