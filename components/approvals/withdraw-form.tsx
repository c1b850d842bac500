import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'

/** For the person who asked: takes the question back. What was answered so far stays on record. */
export function WithdrawForm({
  reference,
  formKey,
  action,
}: {
  reference: string
  formKey: string
  action: FormAction
}) {
  return (
    <Dialog open="Withdraw…" openKind="quiet" title={`Withdraw ${reference}?`}>
      <p className="text-fg-2">
        Nobody can answer it any more, and it cannot be opened again: you would have to ask anew. Answers that were
        given stay on record and count for nothing.
      </p>
      <ActionForm action={action}>
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <TextArea name="reason" label="Why" rows={2} maxLength={2000} required help="Those who were asked read it." />
        <FormActions>
          <SubmitButton kind="danger" busy="Withdrawing…">
            Withdraw
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it open
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
