import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { ask } from '@/lib/audit/execute'
import { listExperimentPlaces } from '@/lib/experiments/list-places'
import { pageContext } from '@/lib/platform/request-context'
import { createExperimentAction } from '../actions'

export const metadata: Metadata = { title: 'Add an experiment' }

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ useCase?: string }> }

export default async function NewExperimentPage({ params, searchParams }: Props) {
  const { ctx, person, workspace } = await pageContext((await params).workspace)
  const { useCase } = await searchParams
  const base = `/w/${workspace.slug}`
  const places = await ask(ctx, listExperimentPlaces, {})
  const crumbs = [{ label: 'Experiments', href: `${base}/experiments` }, { label: 'Add an experiment' }]
  if (places.length === 0) {
    return (
      <Page crumbs={crumbs} title="Add an experiment" reading>
        <Notice tone="info" title="You experiment in no use case">
          Data scientists, data engineers and machine-learning engineers of a use case add its experiments.
        </Notice>
      </Page>
    )
  }
  return (
    <Page
      crumbs={crumbs}
      title="Add an experiment"
      facts={<span>What is tried, under one name; its runs are compared with each other.</span>}
      reading
    >
      <ActionForm action={createExperimentAction.bind(null, workspace.slug)} draftKey={`experiment:new:${person.id}`}>
        <Select
          name="useCase"
          label="Use case"
          required
          defaultValue={places.some(({ ref }) => ref === useCase) ? useCase : places.length === 1 ? places[0]!.ref : ''}
          options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
        />
        <TextField name="name" label="Name" required maxLength={200} help="What is tried: “Gradient boosting”." />
        <TextArea
          name="description"
          label="What it should find out"
          maxLength={4000}
          help="The question, what would answer it, and what comes after."
        />
        <FormActions>
          <SubmitButton busy="Adding…">Add</SubmitButton>
          <ButtonLink kind="quiet" href={`${base}/experiments`}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
