import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'

/** What is written, and what is kept: nothing is lost by it. */
export function RestoreForm(props: { action: FormAction; change: number; label: string }) {
  const { action, change, label } = props
  return (
    <ActionForm action={action} className="form max-w-[720px]">
      <input type="hidden" name="change" value={change} />
      <p className="text-13 text-fg-2">
        The answers of the left column become those of the right one, in the draft alone; nothing is published by it.
        What the draft says now is kept as a restore point.
      </p>
      <FormActions>
        <SubmitButton busy="Restoring…">Restore {label}</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
