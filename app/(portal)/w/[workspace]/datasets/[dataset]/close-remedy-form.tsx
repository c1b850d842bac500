import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { RemedyView } from '@/lib/datasets/views'
import { closeRemedyAction } from '../actions'

type CloseProps = {
  remedy: RemedyView
  workspace: string
  person: string
  /** Where it leads back to, below the list of datasets: `DS-3`, `DS-3/versions/2`. */
  back: string
}

export function CloseRemedyForm({ remedy, workspace, person, back }: CloseProps) {
  return (
    <Dialog open={`Close ${remedy.ref}`} openIcon="check" title={`How did ${remedy.ref} end?`}>
      <p className="text-fg-2">
        The version and its score stay as they are. What became better is in a newer version, and is scored there.
      </p>
      <ActionForm
        action={closeRemedyAction.bind(null, workspace, back)}
        draftKey={`close-remedy:${remedy.id}:${person}`}
      >
        <input type="hidden" name="remedy" value={remedy.ref} />
        <input type="hidden" name="revision" value={remedy.revision} />
        <TextArea name="outcome" label="Outcome" required rows={3} maxLength={4000} />
        <FormActions>
          <SubmitButton busy="Closing…">Close the remedy</SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Leave it open
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
