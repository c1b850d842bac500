import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { orNotFound } from '@/lib/platform/page'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getUseCase } from '@/lib/use-cases/queries'
import { editAction } from '../../actions'
import { RevisionConflict } from './revision-conflict'

export const metadata: Metadata = { title: 'Edit use case' }

export default async function EditUseCasePage({ params }: { params: Promise<{ workspace: string; ref: string }> }) {
  const { workspace: slug, ref } = await params
  const { ctx, person, workspace, duties } = await pageContext(slug)
  const useCase = await orNotFound(ask(ctx, getUseCase, { useCase: ref }))
  const here = `/w/${workspace.slug}/use-cases/${useCase.ref}`
  const roles = useCase.team.filter((member) => member.person === person.id).map(({ role }) => role)
  return (
    <Page
      crumbs={[
        { label: 'Use cases', href: `/w/${workspace.slug}/use-cases` },
        { label: `${useCase.ref} ${useCase.name}`, href: here },
        { label: 'Edit' },
      ]}
      title={`Change the name or area of ${useCase.ref}`}
      facts={<span>Nothing that was approved depends on these two: no approval is voided.</span>}
      reading
    >
      {isAllowed('use-case.edit', { duties, roles }) ? (
        <ActionForm action={editAction.bind(null, workspace.slug)} draftKey={`use-case:${useCase.id}:${person.id}`}>
          <input type="hidden" name="useCase" value={useCase.ref} />
          <RevisionConflict
            revision={useCase.revision}
            fields={[
              { name: 'name', label: 'Name' },
              { name: 'area', label: 'Area' },
            ]}
          />
          <TextField name="name" label="Name" required maxLength={120} defaultValue={useCase.name} />
          <TextField name="area" label="Area" required maxLength={80} defaultValue={useCase.area} />
          <FormActions>
            <SubmitButton busy="Saving…">Save</SubmitButton>
            <ButtonLink kind="quiet" href={here}>
              Cancel
            </ButtonLink>
          </FormActions>
        </ActionForm>
      ) : (
        <Notice tone="info" title="You have no role here that may change this">
          Its business stakeholder, expert, data scientist and machine-learning engineer can. They stand on the use
          case’s page.
        </Notice>
      )}
    </Page>
  )
}
