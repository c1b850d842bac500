import type { Metadata } from 'next'
import { ConnectionState } from '@/components/connections/connection-state'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { revealed } from '@/components/ui/hidden-characters'
import { EmptyState } from '@/components/ui/notice'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { listConnectionPlaces, listConnections } from '@/lib/integrations/connections/queries'
import { pageContext } from '@/lib/platform/request-context'
import { ModelTabs } from '../experiments/model-tabs'

export const metadata: Metadata = { title: 'Connections' }

export default async function ConnectionsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const [{ items }, places] = await Promise.all([ask(ctx, listConnections, {}), ask(ctx, listConnectionPlaces, {})])
  const connect =
    places.length > 0 ? (
      <ButtonLink href={`${base}/connections/new`} kind="primary" icon="plus">
        Connect MLflow
      </ButtonLink>
    ) : undefined
  return (
    <Page
      crumbs={[{ label: 'Models', href: `${base}/models` }, { label: 'Connections' }]}
      title="Registries that are read on a schedule"
      facts="Models, versions, aliases, experiments and runs come by themselves; what people wrote here is never overwritten."
      actions={items.length > 0 ? connect : undefined}
    >
      <div className="mb-4">
        <ModelTabs base={base} current="connections" />
      </div>
      {items.length === 0 ? (
        <EmptyState title="No registry is connected" actions={connect}>
          Connect the MLflow server that your team trains with: its registered models, versions and runs appear here
          within minutes, and a webhook tells of changes at once.
        </EmptyState>
      ) : (
        <table className="dt">
          <caption className="sr-only">Connections</caption>
          <thead>
            <tr>
              <th scope="col">Connection</th>
              <th scope="col">Name</th>
              <th scope="col">Address</th>
              <th scope="col">Use case</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <Ref href={`${base}/connections/${one.ref}`}>{one.ref}</Ref>
                </th>
                <td data-label="Name">{revealed(one.name)}</td>
                <td data-label="Address" className="[overflow-wrap:anywhere]">
                  {revealed(one.url)}
                </td>
                <td data-label="Use case">
                  <Ref href={`${base}/use-cases/${one.useCase}`}>{one.useCase}</Ref>
                </td>
                <td data-label="State">
                  <ConnectionState of={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}
