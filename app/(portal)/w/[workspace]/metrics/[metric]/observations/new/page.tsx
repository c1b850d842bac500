import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Page } from '@/components/frame/page'
import { ObservationFields } from '@/components/metrics/observations/observation-fields'
import { ButtonLink } from '@/components/ui/button'
import { TextLink } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { readHistory } from '@/lib/metrics/observations/read-history'
import { guardrailWords, targetWords } from '@/lib/metrics/rules'
import { recordAction } from '../actions'
import { type MetricParams, metricPlace } from '../metric-place'
import { NotARecorder } from '../not-a-recorder'

export const metadata: Metadata = { title: 'Record a value' }

export default async function NewObservationPage({ params }: { params: MetricParams }) {
  const { ctx, person, workspace, metric, name, metricPath, listPath, crumbs } = await metricPlace(params)
  const here = [...crumbs, { label: 'New' }]
  if (!metric.mayRecord) {
    return (
      <Page crumbs={here} title={`A value of ${name}`} reading>
        <NotARecorder metric={metric} listPath={listPath} />
      </Page>
    )
  }
  const { slices } = await ask(ctx, readHistory, { metric: metric.ref })
  return (
    <Page
      crumbs={here}
      title={`What is ${name} now?`}
      facts={
        <>
          <span>
            Aimed at: {targetWords(metric)}; someone acts {guardrailWords(metric)}.
          </span>
          <span>
            Many values at once: <TextLink href={`${listPath}/import`}>import a file</TextLink>.
          </span>
        </>
      }
      reading
    >
      <ActionForm
        action={recordAction.bind(null, workspace)}
        draftKey={`observation:${metric.id}:${person.id}`}
        className="form max-w-[720px]"
      >
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="metric" value={metric.ref} />
        <ObservationFields
          metric={metric}
          versions={metric.versions}
          slices={slices.filter((slice) => slice !== '')}
          today={new Date().toISOString().slice(0, 10)}
        />
        <FormActions>
          <SubmitButton busy="Recording…">Record the value</SubmitButton>
          <ButtonLink kind="quiet" href={metricPath}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
    </Page>
  )
}
