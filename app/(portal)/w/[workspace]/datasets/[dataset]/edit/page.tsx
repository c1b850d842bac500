import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { ask } from '@/lib/audit/execute'
import { legalBasisLabels, personalDataLabels } from '@/lib/datasets/vocabulary'
import { listMembers } from '@/lib/workspaces/members'
import { ownersAmong } from '../../../metrics/owners'
import { RevisionConflict } from '../../../use-cases/[ref]/edit/revision-conflict'
import { editAction } from '../../actions'
import { DatasetFields } from '../../dataset-fields'
import { type DatasetParams, datasetPlace } from '../dataset-place'
import { NotAKeeper } from '../not-a-keeper'

export const metadata: Metadata = { title: 'Edit dataset' }

const fields = [
  { name: 'name', label: 'Name' },
  { name: 'description', label: 'Description' },
  { name: 'source', label: 'Source' },
  { name: 'owner', label: 'Owner' },
  { name: 'personalData', label: 'Personal data' },
  { name: 'legalBasis', label: 'Legal basis' },
  { name: 'licence', label: 'Licence' },
]

export default async function EditDatasetPage({ params }: { params: DatasetParams }) {
  const { ctx, person, workspace, dataset, name, here, crumbs } = await datasetPlace(params)
  const trail = [...crumbs, { label: 'Edit' }]
  if (!dataset.mayEdit) {
    return (
      <Page crumbs={trail} title={`Change ${dataset.ref}`} reading>
        <NotAKeeper dataset={dataset} />
      </Page>
    )
  }
  const members = await ask(ctx, listMembers, { limit: 200 })
  const people = ownersAmong(members.items, [])
  const words = {
    ...Object.fromEntries(people.map(({ value, label }) => [value, label])),
    ...personalDataLabels,
    ...legalBasisLabels,
  }
  return (
    <Page
      crumbs={trail}
      title={`Change ${name}`}
      reference={dataset.ref}
      facts="Its versions stay as they are."
      reading
    >
      <ActionForm action={editAction.bind(null, workspace)} draftKey={`dataset:${dataset.id}:${person.id}`}>
        <input type="hidden" name="dataset" value={dataset.ref} />
        <RevisionConflict revision={dataset.revision} fields={fields} words={words} />
        <DatasetFields dataset={dataset} people={people} />
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
