import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { retireLinkAction } from '../../actions'

type RetireProps = {
  link: { id: string; ref: string; revision: number; signatures: readonly unknown[] }
  names: string
  workspace: string
  map: string
  person: string
}

export function RetireLinkForm({ link, names, workspace, map, person }: RetireProps) {
  return (
    <Dialog open="Retire this link" openIcon="trash" title={`Retire ${link.ref}?`}>
      <p className="text-fg-2">
        The map no longer says that {names}, and no change is carried along it.
        {link.signatures.length > 0 ? ' What was signed stays in the log, but counts for nothing then.' : ''}
      </p>
      <ActionForm action={retireLinkAction.bind(null, workspace, map)} draftKey={`retire-link:${link.id}:${person}`}>
        <input type="hidden" name="link" value={link.ref} />
        <input type="hidden" name="revision" value={link.revision} />
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
