import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup, Select } from '@/components/form/choice-fields'
import type { FormAction } from '@/components/form/form-state'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'
import { type Stage, stageLabels } from '@/lib/use-cases/vocabulary'

type MoveProps = {
  action: FormAction
  useCase: string
  stages: ReadonlyArray<{ stage: Stage; help?: ReactNode }>
  draftKey: string
  seed: string
  cancel: ReactNode
}

const choices = (stages: MoveProps['stages']) =>
  stages.map(({ stage, help }) => ({ value: stage, label: stageLabels[stage], help }))

/** Back to an earlier stage: needs a reason and nobody's leave. */
export function BackForm(props: MoveProps & { iteration: number; revision: number }) {
  const { action, useCase, stages, draftKey, seed, cancel, iteration, revision } = props
  return (
    <ActionForm action={action} draftKey={draftKey}>
      <OnceKey seed={seed} />
      <input type="hidden" name="useCase" value={useCase} />
      <input type="hidden" name="iteration" value={iteration} />
      <input type="hidden" name="revision" value={revision} />
      <RadioGroup name="to" label="Back to" required options={choices(stages)} />
      <TextArea
        name="reason"
        label="What was found, and by whom?"
        required
        rows={4}
        maxLength={2000}
        help="It stands under the map for good: others learn from it."
      />
      <FormActions>
        <SubmitButton busy="Going back…">Go back</SubmitButton>
        {cancel}
      </FormActions>
    </ActionForm>
  )
}

/** Another walk beside those under way. */
export function IterateForm({ action, useCase, stages, draftKey, seed, cancel }: MoveProps) {
  return (
    <ActionForm action={action} draftKey={draftKey}>
      <OnceKey seed={seed} />
      <input type="hidden" name="useCase" value={useCase} />
      <RadioGroup name="stage" label="It begins at" required options={choices(stages)} />
      <TextArea
        name="reason"
        label="Why another iteration?"
        required
        rows={3}
        maxLength={2000}
        help="What the next version is for: new data, another group of users, a promise that was not kept."
      />
      <FormActions>
        <SubmitButton busy="Starting…">Start the iteration</SubmitButton>
        {cancel}
      </FormActions>
    </ActionForm>
  )
}

type RetireProps = Omit<MoveProps, 'stages'> & {
  /** Those that are under way; of several, one can end alone. */
  iterations: number[]
}

/** The end of what never ran, or of one iteration that another replaces. */
export function RetireForm({ action, useCase, iterations, draftKey, seed, cancel }: RetireProps) {
  return (
    <ActionForm action={action} draftKey={draftKey}>
      <OnceKey seed={seed} />
      <input type="hidden" name="useCase" value={useCase} />
      {iterations.length > 1 ? (
        <Select
          name="iteration"
          label="What ends"
          placeholder="The whole use case"
          options={iterations.map((number) => ({ value: String(number), label: `Only iteration ${number}` }))}
        />
      ) : null}
      <TextArea name="reason" label="Why does it end?" required rows={3} maxLength={2000} />
      <TextField
        name="replacement"
        label="What takes its place?"
        maxLength={300}
        help="Another use case by its reference, a product that was bought, people: or nothing."
      />
      <TextArea
        name="recordsKept"
        label="Where are its data and records kept, and for how long?"
        rows={3}
        maxLength={2000}
        help="Somebody will ask years from now: notes, samples of data, trial models."
      />
      <FormActions>
        <SubmitButton kind="danger" busy="Retiring…">
          Retire
        </SubmitButton>
        {cancel}
      </FormActions>
    </ActionForm>
  )
}
