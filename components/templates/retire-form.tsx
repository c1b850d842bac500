import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { countWords } from './shown-parts'

type Props = { action: FormAction; revision: number; isRetired: boolean; documents: number }

/** Out of use, or into it again, with the reason. */
export function RetireForm({ action, revision, isRetired, documents }: Props) {
  const stays = documents > 0 ? `${countWords(documents, 'document')} keep their version and go on.` : ''
  return (
    <details className="more mt-5">
      <summary>{isRetired ? 'Take it into use again' : 'Retire this template'}</summary>
      <ActionForm action={action} className="form mt-2">
        <input type="hidden" name="revision" value={revision} />
        <TextArea
          name="reason"
          label="Why"
          required
          rows={2}
          maxLength={2000}
          help={isRetired ? undefined : `No new document begins with it, and no gate asks for it. ${stays}`}
        />
        <FormActions>
          <SubmitButton kind="secondary" busy="Saving…">
            {isRetired ? 'Take into use' : 'Retire'}
          </SubmitButton>
        </FormActions>
      </ActionForm>
    </details>
  )
}
