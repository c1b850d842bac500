import { revealed } from '@/components/ui/hidden-characters'
import { RelativeTime } from '@/components/ui/relative-time'
import { Ref, TextLink } from '@/components/ui/text-link'
import type { ScoredVersion, Scores } from '@/lib/datasets/rules'
import type { AssessmentView } from '@/lib/datasets/views'
import {
  type QualityDimension,
  qualityDimensionLabels,
  qualityDimensionMeanings,
  qualityDimensions,
} from '@/lib/datasets/vocabulary'
import { Score } from './score'

type TableProps = {
  scores: Scores
  /** The newest of each dimension. */
  assessments: readonly AssessmentView[]
  /** The version before. */
  before?: ScoredVersion | null
  /** Where results of checks are: `/w/halden/datasets/DS-3/checks`. */
  checksPath: string
  /** Where a dimension is assessed; without it nobody here may. */
  assessPath?: string
  /** Where a remedy is opened for a dimension that has a score. */
  remedyPath?: string
}

/** The four scores with what each rests on. */
export function ScoreTable({ scores, assessments, before, checksPath, assessPath, remedyPath }: TableProps) {
  const hasActions = assessPath !== undefined
  return (
    <table className="dt">
      <caption className="sr-only">Quality by dimension</caption>
      <thead>
        <tr>
          <th scope="col">Dimension</th>
          <th scope="col">Score</th>
          {before ? <th scope="col">v{before.version}</th> : null}
          <th scope="col">What it rests on</th>
          {hasActions ? <th scope="col">Assess</th> : null}
        </tr>
      </thead>
      <tbody>
        {qualityDimensions.map((dimension) => (
          <tr key={dimension}>
            <th scope="row" title={qualityDimensionMeanings[dimension]}>
              {qualityDimensionLabels[dimension]}
            </th>
            <td data-label="Score">
              <Score score={scores[dimension]} />
            </td>
            {before ? (
              <td data-label={`v${before.version}`} className="num text-fg-2">
                {before.scores[dimension] ?? <span className="text-fg-3">none</span>}
              </td>
            ) : null}
            <td data-label="Rests on">
              <Basis
                assessment={assessments.find((one) => one.dimension === dimension)}
                dimension={dimension}
                checksPath={checksPath}
              />
            </td>
            {hasActions ? (
              <td data-label="Assess" className="whitespace-nowrap">
                <TextLink
                  href={`${assessPath}?dimension=${dimension}`}
                  aria-label={`Assess ${qualityDimensionLabels[dimension].toLowerCase()}`}
                >
                  {scores[dimension] === null ? 'Assess' : 'Again'}
                </TextLink>
                {remedyPath && scores[dimension] !== null ? (
                  <TextLink
                    href={`${remedyPath}?dimension=${dimension}`}
                    className="ml-3"
                    aria-label={`Open a remedy for ${qualityDimensionLabels[dimension].toLowerCase()}`}
                  >
                    Remedy
                  </TextLink>
                ) : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type BasisProps = { assessment: AssessmentView | undefined; dimension: QualityDimension; checksPath: string }

function Basis({ assessment, dimension, checksPath }: BasisProps) {
  if (!assessment) return <span className="text-13 text-fg-3">{qualityDimensionMeanings[dimension]}</span>
  const { reason, checkRun, by, at } = assessment
  return (
    <div className="max-w-[60ch] [overflow-wrap:anywhere]">
      {revealed(reason)}
      <span className="block text-12 text-fg-3">
        {checkRun ? (
          <>
            <Ref href={`${checksPath}/${checkRun}`}>{checkRun}</Ref>,{' '}
          </>
        ) : (
          'Judgement, '
        )}
        {by ?? 'a former member'}, <RelativeTime at={at} />
      </span>
    </div>
  )
}
