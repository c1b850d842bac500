import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { RevisionConflict } from '../../../use-cases/[ref]/edit/revision-conflict'
import { editAction } from '../../actions'
import { featureChoices } from '../../choices'
import { FeatureFields } from '../../feature-fields'
import { type FeatureParams, featurePlace } from '../feature-place'

export const metadata: Metadata = { title: 'Edit feature' }

const fields = [
  { name: 'name', label: 'Name' },
  { name: 'entity', label: 'What it is a fact of' },
  { name: 'valueType', label: 'Type' },
  { name: 'description', label: 'Description' },
  { name: 'dataset', label: 'Comes from' },
  { name: 'derivation', label: 'Computation' },
  { name: 'owner', label: 'Owner' },
]

export default async function EditFeaturePage({ params }: { params: FeatureParams }) {
  const { ctx, person, workspace, feature, name, here, crumbs } = await featurePlace(params)
  const trail = [...crumbs, { label: 'Edit' }]
  if (!feature.mayEdit) {
    return (
      <Page crumbs={trail} title={`Change ${feature.ref}`} reading>
        <Notice
          tone="info"
          title={
            feature.retiredAt
              ? 'This feature is retired and stays as it was'
              : 'You have no role for this in its use case'
          }
        >
          {feature.retiredAt
            ? 'Add a new one in its place.'
            : feature.useCase
              ? `Data engineers, data scientists and machine-learning engineers of ${feature.useCase.ref} ${feature.useCase.name} keep it.`
              : 'It belongs to no use case, so nobody changes it by hand.'}
        </Notice>
      </Page>
    )
  }
  const choices = await featureChoices(ctx, feature.dataset)
  const others = feature.usedBy.filter(({ ref }) => ref !== feature.useCase?.ref)
  return (
    <Page
      crumbs={trail}
      title={`Change ${name}`}
      reference={feature.ref}
      facts={
        others.length > 0
          ? `Whoever changes it concerns ${others.map(({ ref }) => ref).join(', ')}, too.`
          : 'No other use case uses it.'
      }
      reading
    >
      <ActionForm action={editAction.bind(null, workspace)} draftKey={`feature:${feature.id}:${person.id}`}>
        <input type="hidden" name="feature" value={feature.ref} />
        <RevisionConflict
          revision={feature.revision}
          fields={fields}
          words={Object.fromEntries([...choices.people, ...choices.datasets].map(({ value, label }) => [value, label]))}
        />
        <FeatureFields feature={feature} {...choices} />
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
