import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ConnectionForm } from '@/components/connections/connection-form'
import { Page } from '@/components/frame/page'
import { ask } from '@/lib/audit/execute'
import { getConnection } from '@/lib/integrations/connections/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { editConnectionAction } from '../../actions'

export const metadata: Metadata = { title: 'Change a connection' }

export default async function EditConnectionPage({ params }: { params: Promise<{ workspace: string; ref: string }> }) {
  const { workspace, ref } = await params
  const { ctx, person } = await pageContext(workspace)
  const connection = await orNotFound(ask(ctx, getConnection, { connection: ref }))
  if (!connection.mayEdit) notFound()
  const here = `/w/${workspace}/connections/${connection.ref}`
  return (
    <Page
      crumbs={[
        { label: 'Connections', href: `/w/${workspace}/connections` },
        { label: connection.ref, href: here },
        { label: 'Change' },
      ]}
      title={`Change ${connection.ref}`}
      facts="From then on it is read with your name and your roles."
      reading
    >
      <ConnectionForm
        action={editConnectionAction.bind(null, workspace)}
        draftKey={`connection:${connection.id}:${connection.revision}:${person.id}`}
        cancelHref={here}
        standing={connection}
      />
    </Page>
  )
}
