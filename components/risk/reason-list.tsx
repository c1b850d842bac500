import type { RiskReason } from '@/lib/risk/rules'
import { riskTierLabels } from '@/lib/use-cases/vocabulary'

/** Answers that count for something, the heaviest first. */
export function ReasonList({ reasons, most = 20 }: { reasons: RiskReason[]; most?: number }) {
  const counting = reasons.filter(({ points, atLeast }) => points > 0 || atLeast)
  if (counting.length === 0) return <p className="text-13 text-fg-2">No answer adds anything.</p>
  const shown = counting.slice(0, most)
  return (
    <>
      <ul className="text-13">
        {shown.map((reason) => (
          <li key={reason.key} className="flex gap-3 border-b border-line py-[6px]">
            <span className="min-w-0 flex-1">
              <span className="block text-12 text-fg-3">{reason.question}</span>
              {reason.answer}
              {reason.atLeast ? (
                <span className="block text-12 text-fg-2">At least {riskTierLabels[reason.atLeast].toLowerCase()}</span>
              ) : null}
            </span>
            <span className="num whitespace-nowrap text-fg-2">
              {reason.points} <span className="text-fg-3">of {reason.most}</span>
            </span>
          </li>
        ))}
      </ul>
      {counting.length > shown.length ? (
        <p className="mt-1 text-12 text-fg-3">and {counting.length - shown.length} more that count less</p>
      ) : null}
    </>
  )
}
