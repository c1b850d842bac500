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
import { createAction } from '../actions'
import { featureChoices } from '../choices'
import { FeatureFields } from '../feature-fields'

export const metadata: Metadata = { title: 'New feature' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ useCase?: string | string[] }> }

export default async function NewFeaturePage({ params, searchParams }: Props) {
  const { ctx, person, workspace } = await pageContext((await params).workspace)
  const base = `/w/${workspace.slug}`
  const crumbs = [
    { label: 'Data', href: `${base}/datasets` },
    { label: 'Features', href: `${base}/features` },
    { label: 'New' },
  ]
  const places = await ask(ctx, listDataPlaces, {})
  if (places.length === 0) {
    return (
      <Page crumbs={crumbs} title="You keep no features here yet" reading>
        <EmptyState
          title="Data engineers, data scientists and machine-learning engineers add features"
          actions={<ButtonLink href={`${base}/use-cases`}>See the use cases</ButtonLink>}
        >
          Nobody has given you one of these roles in a use case. Its business stakeholder or an administrator can.
        </EmptyState>
      </Page>
    )
  }
  const choices = await featureChoices(ctx, null)
  const { useCase } = await searchParams
  const asked = typeof useCase === 'string' ? useCase.toUpperCase() : undefined
  return (
    <Page
      crumbs={crumbs}
      title="Which fact is a model given?"
      facts="Look first whether it is there already: a feature that two use cases share means the same in both."
      reading
    >
      <ActionForm action={createAction.bind(null, workspace.slug)} draftKey={`new-feature:${person.id}`}>
        <OnceKey seed={randomUUID()} />
        <Select
          name="useCase"
          label="Kept by the team of"
          required
          options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
          help="It uses the feature from now on; others may, too."
          defaultValue={places.find(({ ref }) => ref === asked)?.ref ?? (places.length === 1 ? places[0]!.ref : '')}
        />
        <FeatureFields feature={{}} {...choices} />
        <FormActions>
          <SubmitButton busy="Adding…">Add the feature</SubmitButton>
          <ButtonLink kind="quiet" href={`${base}/features`}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
