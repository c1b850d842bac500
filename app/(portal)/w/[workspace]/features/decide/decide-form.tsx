import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { type StoreAdvice, type StoreAnswers, storeAdviceLabels, storeAdvices } from '@/lib/features/vocabulary'
import { decideAction } from '../actions'

type DecideProps = {
  useCase: { id: string; ref: string }
  answers: StoreAnswers
  advised: StoreAdvice
  workspace: string
  person: string
}

/** The advice binds nobody: a person decides, and says why. */
export function DecideForm({ useCase, answers, advised, workspace, person }: DecideProps) {
  return (
    <ActionForm action={decideAction.bind(null, workspace)} draftKey={`store:${useCase.id}:${person}`}>
      <OnceKey seed={randomUUID()} />
      <input type="hidden" name="useCase" value={useCase.ref} />
      <input type="hidden" name="computeCost" value={answers.computeCost} />
      <input type="hidden" name="readiness" value={answers.readiness} />
      <input type="hidden" name="projects" value={answers.projects} />
      <input type="hidden" name="isOnline" value={String(answers.isOnline)} />
      <RadioGroup
        name="decision"
        label="What is decided"
        required
        options={storeAdvices.map((value) => ({
          value,
          label: storeAdviceLabels[value],
          ...(value === advised ? { help: 'As advised.' } : {}),
        }))}
      />
      <TextArea name="reason" label="Why" required rows={3} maxLength={4000} help="At least 20 characters." />
      <FormActions>
        <SubmitButton busy="Recording…">Record the decision</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
