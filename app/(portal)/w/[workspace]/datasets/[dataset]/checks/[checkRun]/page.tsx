import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CheckResults, toolWords } from '@/components/datasets/check-results'
import { Page } from '@/components/frame/page'
import { revealed } from '@/components/ui/hidden-characters'
import { ExactTime, RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { ask } from '@/lib/audit/execute'
import { getCheckRun } from '@/lib/datasets/quality/read-checks'
import { suggestedScore } from '@/lib/datasets/rules'
import { qualityDimensionLabels, qualityDimensions } from '@/lib/datasets/vocabulary'
import { orNotFound } from '@/lib/platform/page'
import { datasetPlace } from '../../dataset-place'

type Props = { params: Promise<{ workspace: string; dataset: string; checkRun: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).checkRun.toUpperCase() }
}

/** More would make the page too heavy to read; the API gives all. */
const SHOWN = 500

export default async function CheckRunPage({ params }: Props) {
  const { ctx, dataset, here, crumbs } = await datasetPlace(params)
  const run = await orNotFound(ask(ctx, getCheckRun, { checkRun: (await params).checkRun }))
  if (run.dataset.ref !== dataset.ref) notFound()
  const failed = run.failed === 0 ? 'none failed' : run.failed === 1 ? 'one failed' : `${run.failed} failed`
  return (
    <Page
      crumbs={[...crumbs, { label: run.ref }]}
      title={`${revealed(run.name)}: ${run.passed} of ${run.total} passed, ${failed}`}
      reference={run.ref}
      facts={
        <>
          <span>
            Of{' '}
            {run.version === null ? (
              'the dataset as a whole'
            ) : (
              <Ref href={`${here}/versions/${run.version}`}>{`${dataset.ref} v${run.version}`}</Ref>
            )}
          </span>
          <span>
            Ran <ExactTime at={run.ranAt} />
          </span>
          <span>
            {toolWords(run.tool)}
            {run.recordedBy ? `, ${run.recordedBy}` : ''}, <RelativeTime at={run.recordedAt} />
          </span>
        </>
      }
    >
      <p className="mb-4 text-13 text-fg-2">
        Share that passed:{' '}
        {qualityDimensions
          .flatMap((dimension) => {
            const score = suggestedScore(run.results, dimension)
            return score === null ? [] : [`${qualityDimensionLabels[dimension].toLowerCase()} ${score} %`]
          })
          .join(', ') || 'no check ran'}
        .
      </p>
      <Section title="Results" count={run.total}>
        <CheckResults results={run.results.slice(0, SHOWN)} caption={`Results of ${run.ref}`} />
        {run.results.length > SHOWN ? (
          <p className="mt-2 text-13 text-fg-3">
            The first {SHOWN} are shown; all {run.results.length} are at /api/v1/check-runs/{run.ref}.
          </p>
        ) : null}
      </Section>
    </Page>
  )
}
