import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { CheckSummary } from '@/components/datasets/check-results'
import { Score } from '@/components/datasets/score'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup, Select } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea } from '@/components/form/text-field'
import { Page } from '@/components/frame/page'
import { ButtonLink } from '@/components/ui/button'
import { Segments } from '@/components/ui/tabs'
import { ask } from '@/lib/audit/execute'
import { listQualityHistory } from '@/lib/datasets/quality/read-assessments'
import { getCheckRun } from '@/lib/datasets/quality/read-checks'
import { suggestedScore } from '@/lib/datasets/rules'
import type { CheckRunDetail } from '@/lib/datasets/views'
import { qualityDimensionLabels, qualityDimensionMeanings, qualityDimensions } from '@/lib/datasets/vocabulary'
import { assessAction } from '../../../../actions'
import { NotAKeeper } from '../../../not-a-keeper'
import { type VersionParams, versionPlace } from '../version-place'
import { Evidence } from './evidence'

type Props = { params: VersionParams; searchParams: Promise<{ dimension?: string | string[] }> }

export const metadata: Metadata = { title: 'Assess quality' }

/** Runs that can be scored from; earlier ones are on the page of the version. */
const NEWEST = 5

export default async function AssessPage({ params, searchParams }: Props) {
  const { ctx, person, workspace, base, dataset, name, here, version, path, crumbs } = await versionPlace(params)
  const asked = (await searchParams).dimension
  const dimension =
    qualityDimensions.find((one) => one === asked) ??
    qualityDimensions.find((one) => version.scores[one] === null) ??
    'accuracy'
  const trail = [...crumbs, { label: 'Assess' }]
  const title = `How good is the ${qualityDimensionLabels[dimension].toLowerCase()} of ${version.ref}?`
  if (!version.mayAssess) {
    return (
      <Page crumbs={trail} title={title} reading>
        <NotAKeeper dataset={dataset} />
      </Page>
    )
  }
  const [history, ...runs] = await Promise.all([
    ask(ctx, listQualityHistory, { dataset: dataset.ref, limit: 100 }),
    ...version.checkRuns.slice(0, NEWEST).map(({ ref }) => ask(ctx, getCheckRun, { checkRun: ref })),
  ])
  const scored = runs.flatMap((run) => {
    const score = suggestedScore(run.results, dimension)
    return score === null ? [] : [{ run, score }]
  })
  return (
    <Page
      crumbs={trail}
      title={title}
      reference={name}
      facts={
        <>
          <span>{qualityDimensionMeanings[dimension]}</span>
          <span>
            Now: <Score score={version.scores[dimension]} />
          </span>
        </>
      }
      panelLabel="Evidence"
      panel={
        <Evidence
          dimension={dimension}
          runs={scored.map(({ run }) => run)}
          earlier={history.items.filter((one) => one.dimension === dimension).slice(0, 8)}
          checksPath={`${here}/checks`}
        />
      }
    >
      <Segments
        label="Dimension"
        items={qualityDimensions.map((one) => ({
          href: `${path}/assess?dimension=${one}`,
          label: qualityDimensionLabels[one],
          current: one === dimension,
        }))}
      />
      <ActionForm
        key={dimension}
        action={assessAction.bind(null, workspace)}
        draftKey={`assess:${version.id}:${dimension}:${person.id}`}
        className="form assess mt-5 max-w-[720px]"
      >
        <OnceKey seed={randomUUID()} />
        <input type="hidden" name="dataset" value={dataset.ref} />
        <input type="hidden" name="version" value={version.version} />
        <input type="hidden" name="dimension" value={dimension} />
        <RadioGroup
          name="basis"
          label="What the score rests on"
          required
          options={[
            {
              value: 'checks',
              label: 'Results of checks',
              help: scored[0]
                ? `The share that passed: ${scored[0].run.ref} gives ${scored[0].score}.`
                : `No check of ${qualityDimensionLabels[dimension].toLowerCase()} has run on it.`,
              disabled: scored.length === 0,
            },
            { value: 'judgement', label: 'My judgement', help: 'With a reason that others can follow.' },
          ]}
        />
        {scored.length > 0 ? <ScoredRuns scored={scored} /> : null}
        <div className="max-w-[240px]">
          <NumberField
            name="score"
            label="Score"
            unit="of 100"
            help="By checks it may be left empty: then it is what they say. Below 60 is low."
          />
        </div>
        <TextArea
          name="reason"
          label="Reason"
          rows={4}
          maxLength={4000}
          help="What you looked at and what you found, in at least 20 characters; by checks only where the score is another."
        />
        <FormActions>
          <SubmitButton busy="Recording…">Record the score</SubmitButton>
          <ButtonLink kind="quiet" href={path}>
            Cancel
          </ButtonLink>
        </FormActions>
      </ActionForm>
      <p className="mt-6 text-13 text-fg-3">
        Earlier scores stay; the newest counts.{' '}
        <a className="lk" href={`${base}/datasets/${dataset.ref}`}>
          {dataset.ref}
        </a>{' '}
        shows how they changed.
      </p>
    </Page>
  )
}

type Scored = { run: CheckRunDetail; score: number }

function ScoredRuns({ scored }: { scored: readonly Scored[] }) {
  return (
    <div className="assess-checks">
      <Select
        name="checkRun"
        label="Which results"
        options={scored.map(({ run, score }) => ({ value: run.ref, label: `${run.ref} ${run.name}: ${score}` }))}
        defaultValue={scored[0]!.run.ref}
      />
      <p className="mt-1 text-13">
        <CheckSummary run={scored[0]!.run} /> of all its checks.
      </p>
    </div>
  )
}
