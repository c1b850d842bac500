import { ActionForm } from '@/components/form/action-form'
import { FileField } from '@/components/form/file-field'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'

const MAX_BYTES = 2 * 1024 * 1024

/** A file for a card that exists: it fills what nobody answered, and asks about the rest. */
export function GiveForm({ action, draftKey }: { action: FormAction; draftKey: string }) {
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]" clears>
      <FileField
        name="file"
        label="A file with a model card"
        accept=".md,.markdown,.txt,.json,.yaml,.yml,text/markdown,text/plain,application/json"
        maxBytes={MAX_BYTES}
        help="A README of Hugging Face, a card of the Model Card Toolkit, a CycloneDX bill of materials, or a card exported here."
      />
      <TextArea name="text" label="Or paste it here" rows={5} help="Either the file or this text, not both." />
      <FormActions>
        <SubmitButton kind="secondary" busy="Reading the file…">
          Read it into the card
        </SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
