import type { DataColumn } from '@/components/data-table/column'
import { ShortDigest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { type ApprovalFacts, ApprovalState, NotAsked } from './approval-state'

export type VersionRow = {
  id: string
  ref: string
  version: number
  label: string | null
  artifact: string | null
  cardRevision: number
  createdBy: string | null
  createdAt: string
  approvals: ApprovalFacts[]
}

export function versionColumns(at: (path: string) => string): DataColumn<VersionRow>[] {
  return [
    {
      id: 'version',
      header: 'Version',
      cell: (row) => (
        <span>
          v{row.version}
          {row.label ? (
            <span className="font-regular text-fg-3" dir="auto">
              {' '}
              {revealed(row.label)}
            </span>
          ) : null}
        </span>
      ),
    },
    {
      id: 'approvals',
      header: 'Approvals by environment',
      cell: (row) => {
        const newest = newestByEnvironment(row.approvals)
        if (newest.length === 0) return <NotAsked>Nobody has asked for a release</NotAsked>
        return (
          <ul className="grid gap-1">
            {newest.map((approval) => (
              <li key={approval.environment} className="flex flex-wrap items-center gap-2">
                <span className="text-fg-2">{approval.environment}</span>
                <ApprovalState approval={approval} href={at(`/approvals/${approval.ref}`)} bare />
              </li>
            ))}
          </ul>
        )
      },
    },
    { id: 'card', header: 'Card', cell: (row) => `revision ${row.cardRevision}` },
    {
      id: 'artifact',
      header: 'Artefact',
      cell: (row) => (row.artifact ? <ShortDigest value={row.artifact} /> : <NotAsked>not recorded</NotAsked>),
      choice: 'shown',
    },
    { id: 'by', header: 'Made by', cell: (row) => row.createdBy ?? 'a former member' },
    { id: 'when', header: 'When', cell: (row) => <RelativeTime at={row.createdAt} /> },
  ]
}

/** The newest request of each environment; requests come oldest first. */
export function newestByEnvironment(approvals: readonly ApprovalFacts[]): ApprovalFacts[] {
  return [...new Map(approvals.map((approval) => [approval.environment, approval])).values()]
}

/** What the title says: which version may go to production. */
export function versionsFinding(rows: readonly VersionRow[]): string {
  const approved = rows.find((row) =>
    newestByEnvironment(row.approvals).some(
      ({ environment, status }) => environment === 'production' && status === 'approved',
    ),
  )
  if (approved) return `v${approved.version} is approved for production`
  const waiting = rows.find((row) => row.approvals.some(({ status }) => status === 'open'))
  if (waiting) return `v${waiting.version} waits for answers`
  return 'no version is approved for production'
}
