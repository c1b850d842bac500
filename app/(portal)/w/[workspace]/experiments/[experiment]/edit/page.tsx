import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { getExperiment } from '@/lib/experiments/queries'
import { orNotFound } from '@/lib/platform/page'
import { pageContext } from '@/lib/platform/request-context'
import { RevisionConflict } from '../../../use-cases/[ref]/edit/revision-conflict'
import { editExperimentAction } from '../../actions'

export const metadata: Metadata = { title: 'Edit experiment' }

type Props = { params: Promise<{ workspace: string; experiment: string }> }

const fields = [
  { name: 'name', label: 'Name' },
  { name: 'description', label: 'What it should find out' },
]

export default async function EditExperimentPage({ params }: Props) {
  const { workspace: slug, experiment: reference } = await params
  const { ctx, person, workspace } = await pageContext(slug)
  const base = `/w/${workspace.slug}`
  const experiment = await orNotFound(ask(ctx, getExperiment, { experiment: reference }))
  const here = `${base}/experiments/${experiment.ref}`
  const crumbs = [
    { label: 'Experiments', href: `${base}/experiments` },
    { label: `${experiment.ref} ${experiment.name}`, href: here },
    { label: 'Edit' },
  ]
  if (!experiment.mayEdit) {
    return (
      <Page crumbs={crumbs} title={`Change ${experiment.ref}`} reading>
        <Notice tone="info" title="You do not experiment in its use case">
          {`Data scientists and engineers of ${experiment.useCase.ref} ${experiment.useCase.name} keep its experiments.`}
        </Notice>
      </Page>
    )
  }
  return (
    <Page crumbs={crumbs} title={`Change ${experiment.name}`} reference={experiment.ref} reading>
      <ActionForm
        action={editExperimentAction.bind(null, workspace.slug)}
        draftKey={`experiment:${experiment.id}:${person.id}`}
      >
        <input type="hidden" name="experiment" value={experiment.ref} />
        <RevisionConflict revision={experiment.revision} fields={fields} words={{}} />
        <TextField name="name" label="Name" required maxLength={200} defaultValue={experiment.name} />
        <TextArea
          name="description"
          label="What it should find out"
          maxLength={4000}
          defaultValue={experiment.description}
        />
        <FormActions>
          <SubmitButton busy="Saving…">Save</SubmitButton>
          <ButtonLink kind="quiet" href={here}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
