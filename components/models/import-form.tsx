import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FileField } from '@/components/form/file-field'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'

type Props = {
  action: FormAction
  places: { ref: string; name: string }[]
  /** Chosen by the link that led here. */
  useCase?: string
  draftKey: string
}

const MAX_BYTES = 2 * 1024 * 1024

export function ImportForm({ action, places, useCase, draftKey }: Props) {
  const only = places.length === 1 ? places[0]!.ref : undefined
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]">
      <Select
        name="useCase"
        label="Use case"
        required
        help="Use cases in which you build models. The card becomes a version of a model of this one."
        options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
        defaultValue={useCase ?? only}
      />
      <FileField
        name="file"
        label="Model card, as a file"
        accept=".md,.markdown,.txt,text/markdown,text/plain"
        maxBytes={MAX_BYTES}
        help="A README.md as Hugging Face writes it, with or without the block between two --- lines. At most 2 MiB."
      />
      <TextArea
        name="text"
        label="Or paste it here"
        rows={10}
        placeholder={'---\nlicense: apache-2.0\nmodel-index:\n  …\n---\n# Churn scorer'}
        help="Either the file or this text, not both."
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          name="name"
          label="Name of the model"
          maxLength={120}
          help="By default what the card says. A name that is taken gets its next version."
        />
        <TextField
          name="label"
          label="Your own version label"
          maxLength={100}
          help="Such as 2026.11 or a tag. Countersign counts versions itself."
        />
      </div>
      <FormActions>
        <SubmitButton busy="Reading the card…">Import</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
