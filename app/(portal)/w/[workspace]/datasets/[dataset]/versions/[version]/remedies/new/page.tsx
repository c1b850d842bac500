import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { Score } from '@/components/datasets/score'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup, Select } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import {
  qualityDimensionLabels,
  qualityDimensions,
  remedyKindLabels,
  remedyKindMeanings,
  remedyKinds,
} from '@/lib/datasets/vocabulary'
import { listMembers } from '@/lib/workspaces/members'
import { ownersAmong } from '../../../../../../metrics/owners'
import { openRemedyAction } from '../../../../../actions'
import { NotAKeeper } from '../../../../not-a-keeper'
import { type VersionParams, versionPlace } from '../../version-place'

type Props = { params: VersionParams; searchParams: Promise<{ dimension?: string | string[] }> }

export const metadata: Metadata = { title: 'Open a remedy' }

export default async function NewRemedyPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, dataset, name, version, path, crumbs } = await versionPlace(params)
  const trail = [...crumbs, { label: 'New remedy' }]
  const title = `What is done about ${version.ref}?`
  const scored = qualityDimensions.filter((dimension) => version.scores[dimension] !== null)
  if (!version.mayAssess || scored.length === 0) {
    return (
      <Page crumbs={trail} title={title} reading>
        {version.mayAssess ? (
          <EmptyState
            title="It has to be known first what is remedied"
            actions={<ButtonLink href={`${path}/assess`}>Assess quality</ButtonLink>}
          >
            No dimension of {version.ref} has a score yet.
          </EmptyState>
        ) : (
          <NotAKeeper dataset={dataset} />
        )}
      </Page>
    )
  }
  const asked = (await searchParams).dimension
  // Lowest first: that is what most remedies are for.
  const inOrder = [...scored].sort((a, b) => version.scores[a]! - version.scores[b]!)
  const members = await ask(ctx, listMembers, { limit: 200 })
  return (
    <Page
      crumbs={trail}
      title={title}
      reference={name}
      facts="Low quality does not end a project. It is made better, or taken as it is by somebody who says why."
      reading
    >
      <ActionForm action={openRemedyAction.bind(null, workspace)} draftKey={`remedy:${version.id}:${person.id}`}>
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="dataset" value={dataset.ref} />
        <input type="hidden" name="version" value={version.version} />
        <RadioGroup
          name="dimension"
          label="For which dimension"
          required
          defaultValue={scored.find((one) => one === asked) ?? inOrder[0]}
          options={inOrder.map((dimension) => ({
            value: dimension,
            label: qualityDimensionLabels[dimension],
            help: <Score score={version.scores[dimension]} />,
          }))}
        />
        <RadioGroup
          name="kind"
          label="What is done"
          required
          options={remedyKinds.map((value) => ({
            value,
            label: remedyKindLabels[value],
            help: remedyKindMeanings[value],
          }))}
        />
        <TextArea
          name="plan"
          label="How, or why it is right to accept it"
          required
          rows={4}
          maxLength={4000}
          help="At least 20 characters."
        />
        <div className="grid gap-4 tablet:grid-cols-2">
          <Select
            name="owner"
            label="Who sees to it"
            required
            options={ownersAmong(members.items, [])}
            defaultValue={dataset.ownerId ?? ''}
          />
          <TextField name="dueOn" label="Due" type="date" help="When it is done, or looked at again." />
        </div>
        <FormActions>
          <SubmitButton busy="Opening…">Open the remedy</SubmitButton>
          <ButtonLink kind="quiet" href={path}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
