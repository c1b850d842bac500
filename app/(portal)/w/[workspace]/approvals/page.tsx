import type { Metadata } from 'next'
import { InboxList } from '@/components/approvals/inbox-list'
import type { SearchParams } from '@/components/data-table/table-state'
import { Page } from '@/components/frame/page'
import { EmptyState } from '@/components/ui/notice'
import { Segments } from '@/components/ui/tabs'
import { TextLink } from '@/components/ui/text-link'
import { pageContext } from '@/lib/platform/request-context'
import { inboxOf } from '../frame-data'
import { AllRequests } from './all-requests'
import { groupByDeadline, inboxTitle } from './inbox-words'
import '@/components/approvals/approvals.css'

export const metadata: Metadata = { title: 'Approvals' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> }

export default async function ApprovalsPage({ params, searchParams }: Props) {
  const { workspace } = await params
  const query = await searchParams
  const { ctx, workspace: place } = await pageContext(workspace)
  const { items } = await inboxOf(workspace)
  const base = `/w/${place.slug}/approvals`
  const isAll = query.tab === 'all'
  return (
    <Page
      crumbs={[{ label: place.name, href: `/w/${place.slug}` }, { label: 'Approvals' }]}
      title={isAll ? 'Every request, with how it stands' : inboxTitle(items)}
      facts={isAll ? null : <Roles roles={[...new Set(items.map(({ requirement }) => requirement.toLowerCase()))]} />}
    >
      <div className="mb-5">
        <Segments
          label="Which requests"
          items={[
            { href: base, label: 'Waiting for me', current: !isAll, count: items.length },
            { href: `${base}?tab=all`, label: 'All requests', current: isAll },
          ]}
        />
      </div>
      {isAll ? (
        <AllRequests ctx={ctx} base={base} params={query} />
      ) : items.length > 0 ? (
        <InboxList groups={groupByDeadline(items)} base={base} />
      ) : (
        <EmptyState title="You are asked nothing at the moment">
          A request comes here when somebody asks for an approval that needs one of your roles. You are never asked
          about what you wrote or asked for yourself. <TextLink href={`${base}?tab=all`}>See all requests</TextLink>
        </EmptyState>
      )}
    </Page>
  )
}

function Roles({ roles }: { roles: string[] }) {
  if (roles.length === 0) return null
  return <span>You are asked as {roles.join(' and ')}.</span>
}
