import type { DataColumn, Facet } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Status } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import type { DeploymentItem } from '@/lib/deployments/views'
import { type DeploymentStanding, deploymentStandingLabels, deploymentStandings } from '@/lib/deployments/vocabulary'
import { environments } from '@/lib/platform/vocabulary'
import { StandingChip } from './deployment-standing'
import { spanWords, trafficWords } from './words'

type Counts = {
  all: number
  running: number
  standings: { standing: DeploymentStanding; count: number }[]
  models: { ref: string; name: string; count: number }[]
  environments: { environment: string; count: number }[]
}

export function deploymentFacets(counts: Counts): Facet[] {
  return [
    {
      param: 'environment',
      label: 'Environment',
      options: environments.map((environment) => ({
        value: environment,
        label: environment,
        count: counts.environments.find((one) => one.environment === environment)?.count ?? 0,
      })),
    },
    {
      param: 'model',
      label: 'Model',
      options: counts.models.map(({ ref, name, count }) => ({ value: ref, label: `${ref} ${revealed(name)}`, count })),
    },
    {
      param: 'state',
      label: 'State',
      options: [
        { value: 'running', label: 'Running', count: counts.running },
        { value: 'ended', label: 'Ended', count: counts.all - counts.running },
      ],
    },
    {
      param: 'standing',
      label: 'Gate',
      options: deploymentStandings.map((standing) => ({
        value: standing,
        label: deploymentStandingLabels[standing],
        count: counts.standings.find((one) => one.standing === standing)?.count ?? 0,
      })),
    },
  ]
}

export function deploymentColumns(base: string): DataColumn<DeploymentItem>[] {
  return [
    {
      id: 'version',
      header: 'What was deployed',
      className: 'desk:w-[24%]',
      cell: (row) => (
        <>
          <span className="ref">{row.ref}</span>{' '}
          <span dir="auto">
            {revealed(row.model.name)} v{row.model.version}
          </span>
        </>
      ),
    },
    { id: 'environment', header: 'Environment', cell: (row) => row.environment },
    {
      id: 'state',
      header: 'State',
      cell: (row) =>
        row.endedAt === null ? (
          <Status tone="ok">Running</Status>
        ) : (
          <Status tone="idle" icon="minus-circle">
            Ended
          </Status>
        ),
    },
    {
      id: 'gate',
      header: 'At the gate',
      cell: (row) => <StandingChip standing={row.standing} gate={row.gate} base={base} bare />,
    },
    { id: 'strategy', header: 'Strategy', cell: trafficWords },
    { id: 'when', header: 'When', cell: (row) => <span className="whitespace-nowrap">{spanWords(row)}</span> },
    {
      id: 'of',
      header: 'Version',
      choice: 'shown',
      cell: (row) => <Ref href={`${base}/models/${row.model.ref}/versions/${row.model.version}`}>{row.version}</Ref>,
    },
    {
      id: 'useCase',
      header: 'Use case',
      choice: 'optional',
      cell: (row) => (
        <div>
          <Ref href={`${base}/use-cases/${row.useCase.ref}`}>{row.useCase.ref}</Ref> {revealed(row.useCase.name)}
        </div>
      ),
    },
    { id: 'by', header: 'Reported by', choice: 'optional', cell: (row) => row.reportedBy ?? 'the system' },
    { id: 'reported', header: 'Reported', choice: 'optional', cell: (row) => <RelativeTime at={row.recordedAt} /> },
  ]
}
