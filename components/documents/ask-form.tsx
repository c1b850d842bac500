import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'

type Props = { action: FormAction; contentDigest: string; draftKey: string }

/** Asks for the approval of a document, as it was shown. */
export function AskForm({ action, contentDigest, draftKey }: Props) {
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]">
      <input type="hidden" name="contentDigest" value={contentDigest} />
      <TextArea
        name="note"
        label="What do you ask for, and why?"
        required
        rows={4}
        maxLength={4000}
        help="The first thing people read. What was decided in it, and what they should look at, in words a stakeholder understands."
      />
      <FormActions>
        <SubmitButton busy="Asking…">Ask for approval</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
