import type { DataColumn } from '@/components/data-table/column'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref } from '@/components/ui/text-link'
import { type ApprovalFacts, ApprovalState, NotAsked } from './approval-state'

export type ModelRow = {
  id: string
  ref: string
  name: string
  useCase: string
  useCaseName: string
  newestVersion: {
    version: number
    label: string | null
    createdAt: string
    createdBy: string | null
    approval: ApprovalFacts | null
  }
}

/** The list of models; `at` makes an address inside the workspace. */
export function modelColumns(at: (path: string) => string): DataColumn<ModelRow>[] {
  return [
    { id: 'name', header: 'Model', cell: (row) => <span dir="auto">{revealed(row.name)}</span> },
    { id: 'ref', header: 'Reference', cell: (row) => <Ref>{row.ref}</Ref>, choice: 'shown' },
    {
      id: 'useCase',
      header: 'Use case',
      cell: (row) => (
        <span>
          <Ref href={at(`/use-cases/${row.useCase}`)}>{row.useCase}</Ref> {row.useCaseName}
        </span>
      ),
    },
    {
      id: 'newest',
      header: 'Newest version',
      cell: (row) => (
        <span>
          <Ref href={at(`/models/${row.ref}/versions/${row.newestVersion.version}`)}>
            {`v${row.newestVersion.version}`}
          </Ref>
          {row.newestVersion.label ? <span className="text-fg-3"> {revealed(row.newestVersion.label)}</span> : null}
        </span>
      ),
    },
    {
      id: 'approval',
      header: 'Its release',
      cell: ({ newestVersion: { approval } }) =>
        approval ? <ApprovalState approval={approval} href={at(`/approvals/${approval.ref}`)} bare /> : <NotAsked />,
    },
    { id: 'by', header: 'Made by', cell: (row) => row.newestVersion.createdBy ?? 'a former member', choice: 'shown' },
    { id: 'when', header: 'When', cell: (row) => <RelativeTime at={row.newestVersion.createdAt} />, choice: 'shown' },
  ]
}

/** What the page's title says of the models on it. */
export function modelsFinding(rows: readonly ModelRow[], isWhole: boolean): string {
  if (rows.length === 0) return 'No model yet'
  if (!isWhole) return 'Models'
  const models = rows.length === 1 ? 'One model' : `${rows.length} models`
  const approved = rows.filter((row) => row.newestVersion.approval?.status === 'approved').length
  const waiting = rows.filter((row) => ['open', 'changes_requested'].includes(row.newestVersion.approval?.status ?? ''))
  const parts = [
    approved > 0 ? `${approved} approved in the newest version` : 'none approved in the newest version',
    ...(waiting.length > 0 ? [`${waiting.length} waiting for answers`] : []),
  ]
  return `${models}: ${parts.join(', ')}`
}
