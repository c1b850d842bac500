import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { GiveFileForm } from '@/components/imports/give-file-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listFilePlaces } from '@/lib/imports/queries'
import { importers } from '@/lib/integrations/registry'
import { pageContext } from '@/lib/platform/request-context'
import { giveFileAction } from './actions'

export const metadata: Metadata = { title: 'Import a file' }

type Asked = Partial<Record<'useCase' | 'dataset', string | string[]>>
type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<Asked> }

export default async function GiveFilePage({ params, searchParams }: Props) {
  const { workspace } = await params
  const { ctx, person } = await pageContext(workspace)
  const places = await ask(ctx, listFilePlaces, {})
  const asked = await searchParams
  const first = (value: string | string[] | undefined) => (typeof value === 'string' ? value.toUpperCase() : undefined)
  return (
    <Page
      crumbs={[{ label: 'Imported files', href: `/w/${workspace}/imports` }, { label: 'Import a file' }]}
      title={places.length > 0 ? 'Import a file' : 'You give no files here yet'}
      facts="What is known already is found again; nothing that a person wrote is overwritten. What has no place is kept with the file and listed."
      reading
    >
      {places.length > 0 ? (
        <GiveFileForm
          action={giveFileAction.bind(null, workspace)}
          places={places}
          formats={importers.map(({ format, label, gives }) => ({ value: format, label: `${label}: ${gives}` }))}
          useCase={places.find(({ ref }) => ref === first(asked.useCase))?.ref}
          dataset={typeof asked.dataset === 'string' ? asked.dataset : undefined}
          draftKey={`give-file:${person.id}`}
        />
      ) : (
        <EmptyState
          title="Data engineers, data scientists and machine-learning engineers give files"
          actions={<ButtonLink href={`/w/${workspace}/use-cases`}>See the use cases</ButtonLink>}
        >
          Nobody has given you one of these roles in a use case. Its business stakeholder or an administrator can.
        </EmptyState>
      )}
    </Page>
  )
}
