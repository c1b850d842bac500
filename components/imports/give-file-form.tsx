import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { FileField } from '@/components/form/file-field'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea, TextField } from '@/components/form/text-field'

type Props = {
  action: FormAction
  places: { ref: string; name: string }[]
  formats: { value: string; label: string }[]
  /** Chosen by the link that led here. */
  useCase?: string
  dataset?: string
  draftKey: string
}

const MAX_BYTES = 16 * 1024 * 1024

export function GiveFileForm({ action, places, formats, useCase, dataset, draftKey }: Props) {
  const only = places.length === 1 ? places[0]!.ref : undefined
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]">
      <Select
        name="useCase"
        label="Use case"
        required
        help="Whose team keeps what the file brings."
        options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
        defaultValue={useCase ?? only}
      />
      <FileField
        name="file"
        label="File"
        accept=".json,.yaml,.yml,.lock,.dvc,.md,.txt,.jsonl,.ndjson"
        maxBytes={MAX_BYTES}
        help="As your tool wrote it. At most 16 MiB."
      />
      <TextArea name="text" label="Or paste it here" rows={8} help="Either the file or this text, not both." />
      <div className="grid gap-4 tablet:grid-cols-2">
        <Select
          name="format"
          label="Format"
          help="Told from the file, unless you say."
          options={[{ value: 'auto', label: 'Tell from the file' }, ...formats]}
          defaultValue="auto"
        />
        <TextField
          name="dataset"
          label="Dataset of the checks"
          maxLength={60}
          defaultValue={dataset}
          placeholder="DS-3 v2"
          help="For results of checks that do not say what they looked at."
        />
      </div>
      <FormActions>
        <SubmitButton busy="Reading the file…">Import</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
