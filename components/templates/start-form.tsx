import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Section } from '@/components/ui/section'

type Props = { action: FormAction; useCases: { ref: string; name: string }[]; hasTitle: boolean }

/** A document of one of the reader's use cases. */
export function StartForm({ action, useCases, hasTitle }: Props) {
  if (useCases.length === 0) return null
  return (
    <Section title="Start a document from it">
      <ActionForm action={action}>
        <Select
          name="useCase"
          label="Use case"
          required
          options={useCases.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
          defaultValue={useCases.length === 1 ? useCases[0]!.ref : undefined}
        />
        {hasTitle ? (
          <TextField name="title" label="Title" required maxLength={120} help="Tells it from the others." />
        ) : null}
        <FormActions>
          <SubmitButton kind="secondary" busy="Starting…">
            Start
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </Section>
  )
}
