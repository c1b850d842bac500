import type { Metadata } from 'next'
import { ConnectionForm } from '@/components/connections/connection-form'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listConnectionPlaces } from '@/lib/integrations/connections/queries'
import { pageContext } from '@/lib/platform/request-context'
import { createConnectionAction } from '../actions'

export const metadata: Metadata = { title: 'Connect MLflow' }

export default async function ConnectPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params
  const { ctx, person } = await pageContext(workspace)
  const places = await ask(ctx, listConnectionPlaces, {})
  return (
    <Page
      crumbs={[{ label: 'Connections', href: `/w/${workspace}/connections` }, { label: 'Connect' }]}
      title={places.length > 0 ? 'Connect MLflow' : 'You connect no registry here yet'}
      facts="It is read with your name and your roles: whatever it brings is recorded as yours."
      reading
    >
      {places.length > 0 ? (
        <ConnectionForm
          action={createConnectionAction.bind(null, workspace)}
          draftKey={`connect:${person.id}`}
          cancelHref={`/w/${workspace}/connections`}
          places={places}
        />
      ) : (
        <EmptyState
          title="Machine-learning engineers, data engineers and data scientists connect registries"
          actions={<ButtonLink href={`/w/${workspace}/use-cases`}>See the use cases</ButtonLink>}
        >
          Nobody has given you one of these roles in a use case. Its business stakeholder or an administrator can.
        </EmptyState>
      )}
    </Page>
  )
}
