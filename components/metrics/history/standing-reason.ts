import { dayWords } from '@/components/ui/relative-time'
import type { NewestValue } from '@/lib/metrics/alignment/views'
import { type Figures, valueWords } from '@/lib/metrics/rules'
import { placeWords, shortWords } from './words'

/** Why a value stands as it does, and what follows from it. */
export function standingReason(metric: Figures & { owner: string | null }, newest: NewestValue): string {
  const { value, standing, since, isTargetOlder } = newest
  const place = `${shortWords(value, metric)} is ${placeWords(value, standing, metric)}${distanceWords(metric, newest)}, since ${dayWords(since)}.`
  if (standing === 'unjudged') return 'It has no target, so nobody can say whether this value is good enough.'
  if (standing === 'beyond_guardrail') {
    return `${place} ${metric.owner ? `${metric.owner} owns it and has to act.` : 'Somebody has to act, and nobody owns it.'}`
  }
  return isTargetOlder || standing === 'missed'
    ? place
    : `${place} The target was set after this was measured, so meeting it proves nothing yet.`
}

/** " by 0.066": how far a value is from what it missed. */
function distanceWords({ direction, target, guardrail, unit }: Figures, { value, standing }: NewestValue): string {
  const aim = standing === 'missed' ? target : standing === 'beyond_guardrail' ? guardrail : null
  if (aim === null || direction === 'band') return ''
  return ` by ${valueWords(Number(Math.abs(value - aim).toPrecision(3)), unit)}`
}
