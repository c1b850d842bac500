import type { Metadata } from 'next'
import { ConnectionState } from '@/components/connections/connection-state'
import { ActionForm } from '@/components/form/action-form'
import { SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionList } from '@/components/ui/description-list'
import { revealed } from '@/components/ui/hidden-characters'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getConnection } from '@/lib/integrations/connections/queries'
import { webEnv } from '@/lib/platform/env'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { ActivityPanel } from '../../activity-panel'
import { pullNowAction, switchConnectionAction } from '../actions'

type Props = {
  params: Promise<{ workspace: string; ref: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${(await params).ref.toUpperCase()} connection` }
}

export default async function ConnectionPage({ params, searchParams }: Props) {
  const { workspace: slug, ref } = await params
  const { ctx, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const connection = await orNotFound(ask(ctx, getConnection, { connection: ref }))
  const here = `${base}/connections/${connection.ref}`
  const webhook = `${webEnv().url}/api/webhooks/mlflow/${connection.workspaceId}/${connection.id}`
  const counts = Object.entries(connection.counts)
  return (
    <Page
      crumbs={[{ label: 'Connections', href: `${base}/connections` }, { label: connection.ref }]}
      title={revealed(connection.name)}
      facts={
        <>
          <ConnectionState of={connection} />
          <span>
            For <Ref href={`${base}/use-cases/${connection.useCase}`}>{connection.useCase}</Ref>
          </span>
        </>
      }
      actions={
        connection.mayEdit ? (
          <>
            <ButtonLink href={`${here}/edit`} icon="pen">
              Change
            </ButtonLink>
            <ActionForm action={switchConnectionAction.bind(null, workspace.slug)}>
              <input type="hidden" name="connection" value={connection.ref} />
              <input type="hidden" name="isOn" value={connection.isOn ? 'no' : 'yes'} />
              <SubmitButton kind="secondary" busy="…">
                {connection.isOn ? 'Switch off' : 'Switch on'}
              </SubmitButton>
            </ActionForm>
          </>
        ) : undefined
      }
      panelLabel="Activity"
      panel={
        <ActivityPanel
          ctx={ctx}
          useCase={connection.useCase}
          subject={connection.id}
          before={(await searchParams).before}
          base={base}
          here={here}
        />
      }
    >
      {connection.fault ? (
        <div className="mb-4">
          <Notice tone="bad" title="The last reading did not come to its end">
            {connection.fault} What came before is kept, and the next reading goes on from there.
          </Notice>
        </div>
      ) : null}
      <Section title="What it reads">
        <DescriptionList
          items={[
            { term: 'Address', value: <span className="[overflow-wrap:anywhere]">{revealed(connection.url)}</span> },
            {
              term: 'Models and experiments',
              value: connection.models
                ? `Those whose names begin with “${revealed(connection.models)}”`
                : 'All of them',
            },
            { term: 'How often', value: `Every ${connection.everyMinutes.toLocaleString('en')} minutes` },
            { term: 'In the name of', value: connection.owner ?? 'A former member' },
            { term: 'Access token', value: connection.hasToken ? 'Kept, sealed' : 'None' },
            {
              term: 'Next reading',
              value: connection.isOn ? <RelativeTime at={connection.dueAt} /> : 'When it is switched on',
            },
          ]}
        />
        {connection.mayEdit && connection.isOn ? (
          <ActionForm action={pullNowAction.bind(null, workspace.slug)} className="mt-3">
            <input type="hidden" name="connection" value={connection.ref} />
            <SubmitButton kind="secondary" icon="refresh" busy="Asking…">
              Read it now
            </SubmitButton>
          </ActionForm>
        ) : null}
      </Section>
      <Section title="What the last reading met">
        {counts.length === 0 ? (
          <p className="text-13 text-fg-2">Nothing yet.</p>
        ) : (
          <DescriptionList
            items={counts.map(([what, count]) => ({
              term: what,
              value: <span className="num">{count.toLocaleString('en')}</span>,
            }))}
          />
        )}
      </Section>
      <Section title="Webhook">
        <p className="mb-2 max-w-[74ch] text-13 text-fg-2">
          {connection.hasWebhookSecret
            ? 'MLflow may tell of new versions and moved aliases at once. Register this address in it, with the secret that is kept here.'
            : 'Give this connection a secret, and MLflow may tell of new versions and moved aliases at once.'}
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <code className="text-12 [overflow-wrap:anywhere]">{webhook}</code>
          <CopyButton text={webhook} label="Copy the address" />
        </p>
      </Section>
    </Page>
  )
}
