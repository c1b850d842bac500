import type { Metadata } from 'next'
import Link from 'next/link'
import type { SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { CheckpointPanel } from '@/components/trail/checkpoint-panel'
import { hasFilters, TrailFilter } from '@/components/trail/trail-filter'
import { TrailTable } from '@/components/trail/trail-table'
import { VerifyNow } from '@/components/trail/verify-now'
import { formatCount } from '@/components/ui/money'
import { EmptyState } from '@/components/ui/notice'
import { ask, execute } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getLogState, listTrail, listTrailFacets } from '@/lib/trail/queries'
import { recordReading } from '@/lib/trail/record-reading'
import type { LogState } from '@/lib/trail/views'
import { verifyAction } from './actions'
import { readableOrNotFound } from './readable'
import { filterHref, readFilters, toInput } from './trail-address'
import '@/components/trail/trail.css'

export const metadata: Metadata = { title: 'Audit' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace } = await params
  const { ctx, duties, workspace: place } = await pageContext(workspace)
  const { isPrefetch } = await readableOrNotFound(duties)
  if (!isPrefetch) await execute(ctx, recordReading, {})
  const query = await searchParams
  const filters = readFilters(query)
  const [trail, facets, log] = await Promise.all([
    orNotFound(ask(ctx, listTrail, toInput(filters, query))),
    ask(ctx, listTrailFacets, {}),
    ask(ctx, getLogState, {}),
  ])
  const base = `/w/${place.slug}`
  const mayExport = isAllowed('audit.export', { duties, roles: [] })
  return (
    <Page
      crumbs={[{ label: place.name, href: base }, { label: 'Audit' }]}
      title={titleOf(log)}
      facts={
        hasFilters(filters) ? 'Filtered: only entries that match are listed.' : 'Open a number for the entry itself.'
      }
      panelLabel="Checkpoint and verification"
      panel={
        <CheckpointPanel
          log={log}
          verify={<VerifyNow action={verifyAction.bind(null, workspace)} />}
          exportAction={mayExport ? `/api/v1/audit/export?workspace=${place.slug}` : null}
        />
      }
    >
      <div className="trail-page">
        <TrailFilter path={`${base}/audit`} filters={filters} {...facets} />
        <div className="min-w-0">
          {trail.items.length > 0 ? (
            <TrailTable items={trail.items} base={base} />
          ) : (
            <EmptyState title="No entry matches">
              {hasFilters(filters)
                ? 'Take a filter away, or choose another time.'
                : 'Whatever is done here becomes an entry.'}
            </EmptyState>
          )}
          <nav className="dt-foot" aria-label="Pages">
            <span className="ml-auto flex gap-2">
              {query.after ? (
                <Link className="btn btn-quiet" href={filterHref(`${base}/audit`, filters)} prefetch={false}>
                  Newest entries
                </Link>
              ) : null}
              {trail.next ? (
                <Link className="btn" href={filterHref(`${base}/audit`, filters, trail.next)} prefetch={false}>
                  Earlier entries
                </Link>
              ) : null}
            </span>
          </nav>
        </div>
      </div>
    </Page>
  )
}

/** "412 entries, every one sealed" */
function titleOf({ entries, sealed }: LogState): string {
  const all = `${formatCount(entries)} ${entries === 1 ? 'entry' : 'entries'}`
  if (entries === 0) return 'Nothing is numbered yet'
  const waiting = entries - sealed
  return waiting === 0 ? `${all}, numbered without a gap and sealed` : `${all}, ${formatCount(waiting)} not sealed yet`
}
