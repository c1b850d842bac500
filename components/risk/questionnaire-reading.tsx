import { mostPoints } from '@/lib/risk/rules'
import type { Questionnaire } from '@/lib/risk/vocabulary'
import { type RiskTier, riskTierLabels } from '@/lib/use-cases/vocabulary'

/** The questions with what each answer counts, for those who want to know before or after they answer. */
export function QuestionnaireReading({ questionnaire }: { questionnaire: Questionnaire }) {
  const { questions, thresholds } = questionnaire
  const from: Array<[RiskTier, number]> = [
    ['low', 0],
    ['limited', thresholds.limited],
    ['high', thresholds.high],
    ['critical', thresholds.critical],
  ]
  return (
    <>
      <p className="num text-13 text-fg-2">
        Of {mostPoints(questionnaire)} points:{' '}
        {from.map(([tier, points]) => `${riskTierLabels[tier].toLowerCase()} from ${points}`).join(', ')}. Some answers
        demand a tier whatever the sum.
      </p>
      <ol className="mt-4 border-t border-line-2">
        {questions.map((question, at) => (
          <li key={question.key} className="flex gap-4 border-b border-line py-4">
            <span className="num w-5 text-fg-3">{at + 1}</span>
            <div className="min-w-0 flex-1">
              <h3 className="font-medium">{question.text}</h3>
              <p className="mt-1 max-w-[74ch] text-13 text-fg-2">{question.why}</p>
              <ul className="mt-2 text-13">
                {question.options.map((option) => (
                  <li key={option.value} className="flex gap-3 py-[3px]">
                    <span className="num w-8 text-right text-fg-3">{option.points * question.weight}</span>
                    <span>
                      {option.label}
                      {option.atLeast ? (
                        <span className="text-fg-3"> · at least {riskTierLabels[option.atLeast].toLowerCase()}</span>
                      ) : null}
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
    </>
  )
}
