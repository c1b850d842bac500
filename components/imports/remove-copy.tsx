import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'

export function RemoveCopy({ action, importRef }: { action: FormAction; importRef: string }) {
  return (
    <Dialog open="Remove the copy" openIcon="trash" title={`Remove the copy of ${importRef}?`}>
      <p className="text-fg-2">
        The file is gone for good, and with it every part that has no place in the registers. Its digest, the report and
        the records stay.
      </p>
      <ActionForm action={action} draftKey={`remove-copy:${importRef}`}>
        <input type="hidden" name="import" value={importRef} />
        <TextField name="reason" label="Why" required maxLength={500} />
        <FormActions>
          <SubmitButton kind="danger" busy="Removing…">
            Remove
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
