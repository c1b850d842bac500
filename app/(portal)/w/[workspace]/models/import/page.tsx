import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ImportForm } from '@/components/models/import-form'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listImportPlaces } from '@/lib/models/queries'
import { pageContext } from '@/lib/platform/request-context'
import { importAction } from './actions'

export const metadata: Metadata = { title: 'Import a model card' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ useCase?: string | string[] }> }

export default async function ImportPage({ params, searchParams }: Props) {
  const { workspace } = await params
  const { ctx, person } = await pageContext(workspace)
  const places = await ask(ctx, listImportPlaces, {})
  const { useCase } = await searchParams
  const asked = typeof useCase === 'string' ? useCase.toUpperCase() : undefined
  return (
    <Page
      crumbs={[{ label: 'Models', href: `/w/${workspace}/models` }, { label: 'Import' }]}
      title={places.length > 0 ? 'Import a model card' : 'You build no model here yet'}
      facts="What cannot be read is reported by line and kept as it is: nothing in the card is lost or changed."
      reading
    >
      {places.length > 0 ? (
        <ImportForm
          action={importAction.bind(null, workspace)}
          places={places}
          useCase={places.find(({ ref }) => ref === asked)?.ref}
          draftKey={`import:${person.id}`}
        />
      ) : (
        <EmptyState
          title="Data scientists and machine-learning engineers import models"
          actions={<ButtonLink href={`/w/${workspace}/use-cases`}>See the use cases</ButtonLink>}
        >
          Nobody has given you one of these roles in a use case. Its business stakeholder or an administrator can.
        </EmptyState>
      )}
    </Page>
  )
}
