import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { ask } from '@/lib/audit/execute'
import { listTemplates } from '@/lib/templates/queries'
import { stageLabels, stages } from '@/lib/use-cases/vocabulary'
import { NotAWriter } from '../not-a-writer'
import { libraryOf } from '../template-page'
import { createAction } from './actions'

export const metadata: Metadata = { title: 'New template' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ from?: string | string[] }> }

export default async function NewTemplatePage({ params, searchParams }: Props) {
  const { ctx, person, workspace, library, crumb, mayEdit } = await libraryOf((await params).workspace)
  const crumbs = [crumb, { label: 'New template' }]
  if (!mayEdit) return <NotAWriter crumbs={crumbs} href={library} />
  const { items } = await ask(ctx, listTemplates, {})
  const { from } = await searchParams
  const source = items.find(({ key }) => key === from)
  return (
    <Page
      crumbs={crumbs}
      title={source ? `Start a copy of ${source.name}` : 'Start a template of your own'}
      facts={<span>It begins as a draft: nobody can use it before its first version is published.</span>}
      reading
    >
      <ActionForm
        action={createAction.bind(null, workspace.slug)}
        draftKey={`new-template:${workspace.id}:${person.id}:${source?.key ?? ''}`}
        className="form max-w-[720px]"
      >
        <TextField
          name="name"
          label="Name"
          required
          maxLength={300}
          defaultValue={source ? `${source.name} (copy)` : undefined}
          help="As people will say it: “Supplier check”."
        />
        <TextField
          name="key"
          label="Key"
          required
          maxLength={60}
          pattern="[a-z][a-z0-9_\-]*"
          title="A key begins with a small letter and has small letters, digits, - and _."
          defaultValue={source ? `${source.key}-copy` : undefined}
          help="Its name in addresses, files and the API; it stays the same for good: supplier-check."
        />
        <Select
          name="stage"
          label="Stage"
          required
          options={stages.map((stage) => ({ value: stage, label: stageLabels[stage] }))}
          defaultValue={source?.stage}
          help="At whose gate its required questions have to be answered."
        />
        <Select
          name="from"
          label="Begin with the questions of"
          placeholder="None: begin empty"
          options={items.map(({ key, name }) => ({ value: key, label: name }))}
          defaultValue={source?.key}
        />
        <FormActions>
          <SubmitButton busy="Starting…">Start the draft</SubmitButton>
          <ButtonLink kind="quiet" href={library}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
