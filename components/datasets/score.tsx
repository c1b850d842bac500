import type { CSSProperties } from 'react'
import { Status } from '@/components/ui/status-chip'
import { LOW, type QualityStanding, qualityStandingLabels, type Scores } from '@/lib/datasets/rules'
import { qualityDimensionLabels, qualityDimensions } from '@/lib/datasets/vocabulary'
import './quality.css'

/** A score of 0 to 100: its figure, a bar, and the word where it is low. */
export function Score({ score }: { score: number | null }) {
  if (score === null) return <span className="whitespace-nowrap text-fg-3">not assessed</span>
  const isLow = score < LOW
  const style = { '--score': `${score}%`, '--score-fill': isLow ? 'var(--c-bad)' : 'var(--c-1)' } as CSSProperties
  return (
    <span className="whitespace-nowrap">
      <span className="score-bar" style={style} aria-hidden="true" />
      <span className={isLow ? 'num text-bad' : 'num'}>{score}</span>
      {isLow ? <span className="text-bad"> low</span> : null}
    </span>
  )
}

const look = {
  unassessed: { tone: 'idle', icon: 'circle' },
  low: { tone: 'bad', icon: 'warning' },
  partly: { tone: 'warn', icon: 'half' },
  good: { tone: 'ok', icon: 'check-circle' },
} as const satisfies Record<QualityStanding, object>

/** Where a version stands, in a word; the dimensions that say so below it. */
export function Standing({ quality, scores }: { quality: QualityStanding; scores: Scores }) {
  const { tone, icon } = look[quality]
  const told = qualityDimensions.flatMap((dimension) => {
    const score = scores[dimension]
    const isTold = score !== null && (quality === 'low' ? score < LOW : quality === 'partly')
    return isTold ? [`${qualityDimensionLabels[dimension].toLowerCase()} ${score}`] : []
  })
  return (
    <div>
      <Status tone={tone} icon={icon}>
        {qualityStandingLabels[quality]}
      </Status>
      {told.length > 0 ? <span className="num block text-12 text-fg-3">{told.join(', ')}</span> : null}
    </div>
  )
}

export const standingLook = look
