import { CheckResults } from '@/components/datasets/check-results'
import { Score } from '@/components/datasets/score'
import { revealed } from '@/components/ui/hidden-characters'
import { dayWords } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { Ref } from '@/components/ui/text-link'
import { checksSentence } from '@/lib/datasets/rules'
import type { AssessmentView, CheckRunDetail } from '@/lib/datasets/views'
import { type QualityDimension, qualityDimensionLabels } from '@/lib/datasets/vocabulary'

type EvidenceProps = {
  dimension: QualityDimension
  /** Those that checked the dimension, the newest first. */
  runs: readonly CheckRunDetail[]
  earlier: readonly AssessmentView[]
  checksPath: string
}

/** What there is to score a dimension by: its checks, and how it was scored before. */
export function Evidence({ dimension, runs, earlier, checksPath }: EvidenceProps) {
  const [run] = runs
  return (
    <>
      <Section title="What the checks found">
        {run ? (
          <>
            <p className="mb-2 text-13 text-fg-2">
              <Ref href={`${checksPath}/${run.ref}`}>{run.ref}</Ref> {revealed(run.name)}, {dayWords(run.ranAt)}:{' '}
              {checksSentence(run.results, dimension)}
            </p>
            <CheckResults
              results={run.results.filter((result) => result.dimension === dimension).slice(0, 12)}
              caption={`Results of ${run.ref} for ${qualityDimensionLabels[dimension].toLowerCase()}`}
              withDimension={false}
              isNarrow
            />
          </>
        ) : (
          <p className="text-13 text-fg-3">No check of this dimension has run on it: it can be judged.</p>
        )}
      </Section>
      <Section title="How it was scored before">
        {earlier.length > 0 ? (
          <ul className="grid gap-2 text-13">
            {earlier.map(({ id, version, score, reason, by, at }) => (
              <li key={id} className="[overflow-wrap:anywhere]">
                v{version} <Score score={score} />
                <span className="block text-fg-2">{revealed(reason)}</span>
                <span className="block text-12 text-fg-3">
                  {by ?? 'A former member'}, {dayWords(at)}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="text-13 text-fg-3">Never.</p>
        )}
      </Section>
    </>
  )
}
