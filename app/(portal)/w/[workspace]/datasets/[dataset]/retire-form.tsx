import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { retireAction } from '../actions'

type RetireProps = {
  dataset: { id: string; ref: string; revision: number }
  name: string
  workspace: string
  person: string
}

export function RetireForm({ dataset, name, workspace, person }: RetireProps) {
  return (
    <Dialog open="Retire this dataset" openIcon="trash" title={`Retire ${dataset.ref} ${name}?`}>
      <p className="text-fg-2">
        It leaves the list, and no more versions or scores are recorded by hand. What was made of it keeps pointing to
        it. It cannot come back: a new one would be added in its place.
      </p>
      <ActionForm action={retireAction.bind(null, workspace)} draftKey={`retire-dataset:${dataset.id}:${person}`}>
        <input type="hidden" name="dataset" value={dataset.ref} />
        <input type="hidden" name="revision" value={dataset.revision} />
        <TextField name="reason" label="Why" required maxLength={2000} />
        <FormActions>
          <SubmitButton kind="danger" busy="Retiring…">
            Retire
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
