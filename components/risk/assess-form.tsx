import { ActionForm } from '@/components/form/action-form'
import { RadioGroup } from '@/components/form/choice-fields'
import type { FormAction } from '@/components/form/form-state'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import type { RiskAnswers } from '@/lib/risk/rules'
import type { TierStanding } from '@/lib/risk/views'
import type { Questionnaire } from '@/lib/risk/vocabulary'
import { LiveResult } from './live-result'

type Props = {
  action: FormAction
  useCase: TierStanding
  version: number
  questionnaire: Questionnaire
  /** What was answered last. */
  answers: RiskAnswers
  mayLower: boolean
  draftKey: string
  seed: string
}

/** The questionnaire with the tier beside it, computed while one answers. */
export function AssessForm(props: Props) {
  const { action, useCase, version, questionnaire, answers, mayLower, draftKey, seed } = props
  return (
    <ActionForm action={action} draftKey={draftKey}>
      <OnceKey seed={seed} />
      <input type="hidden" name="useCase" value={useCase.ref} />
      <input type="hidden" name="revision" value={useCase.revision} />
      <input type="hidden" name="version" value={version} />
      <div className="grid gap-x-10 gap-y-6 tablet:grid-cols-[minmax(0,1fr)_260px] tablet:grid-rows-[auto_1fr] desk:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid content-start gap-6">
          {questionnaire.questions.map((question) => (
            <RadioGroup
              key={question.key}
              name={`answers.${question.key}`}
              label={question.text}
              help={
                <>
                  <b className="font-medium">Why we ask:</b> {question.why}
                </>
              }
              required
              defaultValue={answers[question.key]}
              options={question.options}
            />
          ))}
        </div>
        <div className="tablet:col-start-2 tablet:row-span-2 tablet:row-start-1">
          <div className="tablet:sticky tablet:top-16">
            <h3 className="mb-2 font-semibold">The tier</h3>
            <LiveResult
              questionnaire={questionnaire}
              initial={answers}
              standing={useCase.riskTier}
              isOverridden={useCase.isOverridden}
              mayLower={mayLower}
            />
          </div>
        </div>
        <div className="grid content-start gap-4">
          <TextArea
            name="note"
            label="What should people know about these answers?"
            rows={3}
            maxLength={2000}
            help="Assumptions, and what would change them. Shown beside the tier."
          />
          <FormActions>
            <SubmitButton busy="Saving…">Save the answers</SubmitButton>
          </FormActions>
        </div>
      </div>
    </ActionForm>
  )
}
