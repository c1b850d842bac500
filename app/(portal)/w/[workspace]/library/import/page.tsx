import type { Metadata } from 'next'
import { Page } from '@/components/frame/page'
import { ImportTemplateForm } from '@/components/templates/import-template-form'
import { NotAWriter } from '../not-a-writer'
import { libraryOf } from '../template-page'
import { importAction } from './actions'

export const metadata: Metadata = { title: 'Import a template' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ template?: string | string[] }> }

export default async function ImportTemplatePage({ params, searchParams }: Props) {
  const { person, workspace, library, crumb, mayEdit } = await libraryOf((await params).workspace)
  const crumbs = [crumb, { label: 'Import' }]
  if (!mayEdit) return <NotAWriter crumbs={crumbs} href={library} />
  const { template } = await searchParams
  return (
    <Page
      crumbs={crumbs}
      title="Import a template from YAML"
      facts={
        <span>
          The file becomes the draft of the template that its key names, or a new template. Nothing is published by it.
        </span>
      }
      reading
    >
      <ImportTemplateForm
        action={importAction.bind(null, workspace.slug)}
        template={typeof template === 'string' ? template : undefined}
        draftKey={`import-template:${workspace.id}:${person.id}`}
      />
    </Page>
  )
}
