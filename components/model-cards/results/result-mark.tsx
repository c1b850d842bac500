import type { IconName } from '@/components/ui/icon'
import { StatusChip, type Tone } from '@/components/ui/status-chip'
import type { ResultCheck, ResultMark } from '@/lib/model-cards/verify-results/rules'

export const markWords: Record<ResultMark, { tone: Tone; icon: IconName; word: string }> = {
  verified: { tone: 'ok', icon: 'check-circle', word: 'Verified' },
  differs: { tone: 'bad', icon: 'warning', word: 'Differs from the run' },
  self_reported: { tone: 'idle', icon: 'pen', word: 'Self-reported' },
}

/** Whether a figure is that of the run; it opens to why. */
export function ResultMarkChip({ check, end }: { check: ResultCheck; end?: boolean }) {
  const { tone, icon, word } = markWords[check.mark]
  return (
    <StatusChip tone={tone} icon={icon} bare end={end} name="mark" reason={<p>{check.reason}</p>}>
      {word}
    </StatusChip>
  )
}

/** “31 verified, 2 differ, 4 self-reported” */
export function marksInWords(checks: readonly ResultCheck[]): string {
  const count = (mark: ResultMark) => checks.filter((check) => check.mark === mark).length
  const [verified, differs, alone] = [count('verified'), count('differs'), count('self_reported')]
  return [
    verified > 0 ? `${verified} verified` : null,
    differs > 0 ? `${differs} ${differs === 1 ? 'differs' : 'differ'}` : null,
    alone > 0 ? `${alone} self-reported` : null,
  ]
    .filter(Boolean)
    .join(', ')
}
