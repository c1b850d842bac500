import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listDataPlaces } from '@/lib/datasets/list-places'
import { pageContext } from '@/lib/platform/request-context'
import { listMembers } from '@/lib/workspaces/members'
import { ownersAmong } from '../../metrics/owners'
import { createAction } from '../actions'
import { DatasetFields } from '../dataset-fields'

export const metadata: Metadata = { title: 'New dataset' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ useCase?: string | string[] }> }

export default async function NewDatasetPage({ params, searchParams }: Props) {
  const { ctx, person, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const crumbs = [{ label: 'Data', href: `${base}/datasets` }, { label: 'New' }]
  const [places, members] = await Promise.all([ask(ctx, listDataPlaces, {}), ask(ctx, listMembers, { limit: 200 })])
  const { useCase } = await searchParams
  const asked = typeof useCase === 'string' ? useCase.toUpperCase() : undefined
  if (places.length === 0) {
    return (
      <Page crumbs={crumbs} title="You keep no data here yet" reading>
        <EmptyState
          title="Data engineers, data scientists and machine-learning engineers add datasets"
          actions={<ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>}
        >
          Nobody has given you one of these roles in a use case. Its business stakeholder or an administrator can.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page
      crumbs={crumbs}
      title="Which data is it?"
      facts="A name is enough to begin with. Its versions and their quality come after."
      reading
    >
      <ActionForm action={createAction.bind(null, workspace.slug)} draftKey={`new-dataset:${person.id}`}>
        <OnceKey seed={randomUUID()} />
        <Select
          name="useCase"
          label="Kept by the team of"
          required
          options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
          help="Every other use case may use it, too."
          defaultValue={places.find(({ ref }) => ref === asked)?.ref ?? (places.length === 1 ? places[0]!.ref : '')}
        />
        <DatasetFields dataset={{}} people={ownersAmong(members.items, [])} />
        <FormActions>
          <SubmitButton busy="Adding…">Add the dataset</SubmitButton>
          <ButtonLink kind="quiet" href={`${base}/datasets`}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
