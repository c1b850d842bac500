import type { DataColumn } from '@/components/data-table/column'
import { ShortDigest } from '@/components/ui/digest'
import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import { Ref } from '@/components/ui/text-link'
import { type VersionStatus, versionStatusLabels } from '@/lib/models/version-status/vocabulary'
import type { VersionItem } from '@/lib/models/views'
import { type ApprovalFacts, ApprovalState, NotAsked } from './approval-state'

const tones: Record<VersionStatus, Tone> = {
  candidate: 'idle',
  awaiting_approval: 'ink',
  approved: 'ok',
  in_production: 'ok',
  was_in_production: 'idle',
  retired: 'idle',
}

const reasons: Record<VersionStatus, string> = {
  candidate: 'Nobody asked for its release to production, or it is not approved.',
  awaiting_approval: 'Its release to production was asked for and is not decided.',
  approved: 'Its release to production is approved; it does not run there yet.',
  in_production: 'A deployment of it runs in production.',
  was_in_production: 'It ran in production and no longer does.',
  retired: 'Its use case is retired.',
}

/** Derived from approvals and deployments; opens to what it means. */
export function VersionState({ version }: { version: Pick<VersionItem, 'status' | 'isUnapproved'> }) {
  const { status, isUnapproved } = version
  return (
    <StatusChip tone={isUnapproved ? 'bad' : tones[status]} bare reason={<p>{reasons[status]}</p>}>
      {versionStatusLabels[status]}
      {isUnapproved ? ', without approval' : ''}
    </StatusChip>
  )
}

export function versionColumns(at: (path: string) => string): DataColumn<VersionItem>[] {
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
    { id: 'status', header: 'Status', cell: (row) => <VersionState version={row} /> },
    {
      id: 'aliases',
      header: 'Aliases',
      cell: (row) =>
        row.aliases.length > 0 ? (
          <span className="flex flex-wrap gap-1">
            {row.aliases.map((alias) => (
              <span key={alias} className="tag">
                {alias}
              </span>
            ))}
          </span>
        ) : (
          <span className="text-fg-3">–</span>
        ),
    },
    {
      id: 'runsIn',
      header: 'Runs in',
      cell: (row) => (row.runsIn.length > 0 ? row.runsIn.join(', ') : <span className="text-fg-3">–</span>),
    },
    { id: 'made', header: 'Made of', cell: (row) => <MadeOf version={row} at={at} /> },
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
    { id: 'card', header: 'Card', cell: (row) => (row.cardRevision === 0 ? 'draft' : `revision ${row.cardRevision}`) },
    {
      id: 'artifact',
      header: 'Artefact',
      cell: (row) =>
        row.parts.artifact ? <ShortDigest value={row.parts.artifact} /> : <NotAsked>not recorded</NotAsked>,
      choice: 'optional',
    },
    { id: 'by', header: 'Made by', cell: (row) => row.createdBy ?? 'a former member' },
    { id: 'when', header: 'When', cell: (row) => <RelativeTime at={row.createdAt} /> },
  ]
}

/** Run, commit and data in a few words; the whole stands below the table. */
function MadeOf({ version, at }: { version: VersionItem; at: (path: string) => string }) {
  const { run, codeCommit, datasets, features } = version.parts
  const counts = [
    datasets.length > 0 ? `${datasets.length} ${datasets.length === 1 ? 'dataset' : 'datasets'}` : '',
    features.length > 0 ? `${features.length} ${features.length === 1 ? 'feature' : 'features'}` : '',
  ].filter(Boolean)
  if (!run && !codeCommit && counts.length === 0) return <NotAsked>not recorded</NotAsked>
  return (
    <div className="grid gap-0.5">
      <span>
        {run ? <Ref href={at(`/experiments/runs/${run.ref}`)}>{run.ref}</Ref> : null}{' '}
        {codeCommit ? <code>{codeCommit.slice(0, 8)}</code> : null}
      </span>
      {counts.length > 0 ? <span className="text-12 text-fg-3">{counts.join(', ')}</span> : null}
    </div>
  )
}

/** The newest request of each environment; requests come oldest first. */
function newestByEnvironment(approvals: readonly ApprovalFacts[]): ApprovalFacts[] {
  return [...new Map(approvals.map((approval) => [approval.environment, approval])).values()]
}

/** What the title says: which version is in production, or how near one is. */
export function versionsFinding(rows: readonly VersionItem[]): string {
  const of = (status: VersionStatus) => rows.find((row) => row.status === status)
  const running = rows.filter(({ status }) => status === 'in_production')
  if (running.length > 1) return `${running.map(({ version }) => `v${version}`).join(' and ')} are in production`
  if (running[0]) return `v${running[0].version} is in production${running[0].isUnapproved ? ' without approval' : ''}`
  const approved = of('approved')
  if (approved) return `v${approved.version} is approved for production`
  const waiting = of('awaiting_approval')
  if (waiting) return `v${waiting.version} waits for answers`
  return 'no version is in production'
}
