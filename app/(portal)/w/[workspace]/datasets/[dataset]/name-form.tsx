import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { nameAction } from '../actions'

type NameProps = { dataset: { id: string; ref: string }; workspace: string; person: string }

export function NameForm({ dataset, workspace, person }: NameProps) {
  return (
    <Dialog open="Say what else it is called" openIcon="link" title={`What else is ${dataset.ref} called?`}>
      <p className="text-fg-2">
        Files of other tools and lineage events that name it so are then taken for this dataset, and make no other one.
      </p>
      <ActionForm action={nameAction.bind(null, workspace)} draftKey={`name-dataset:${dataset.id}:${person}`}>
        <input type="hidden" name="dataset" value={dataset.ref} />
        <TextField name="name" label="Name" required maxLength={300} spellCheck={false} />
        <TextField
          name="namespace"
          label="Space of names"
          maxLength={300}
          spellCheck={false}
          help="An OpenLineage namespace or a DVC repository; empty where the tool has none."
        />
        <FormActions>
          <SubmitButton busy="Noting…">Note the name</SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Cancel
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
