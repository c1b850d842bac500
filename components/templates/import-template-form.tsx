import { ActionForm } from '@/components/form/action-form'
import { FileField } from '@/components/form/file-field'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { FileProblems } from './file-problems'
import { ReplacedDraft } from './replaced-draft'

type Props = {
  action: FormAction
  /** The template the file is meant for. */
  template?: string
  draftKey: string
}

const MAX_BYTES = 512 * 1024

export function ImportTemplateForm({ action, template, draftKey }: Props) {
  return (
    <ActionForm action={action} draftKey={draftKey}>
      {template ? <input type="hidden" name="template" value={template} /> : null}
      <FileProblems />
      <ReplacedDraft />
      <FileField
        name="file"
        label="Template, as a file"
        accept=".yaml,.yml,.txt,application/yaml,text/yaml,text/plain"
        maxBytes={MAX_BYTES}
        help={
          template ? `A file of the template ${template}. At most 512 KiB.` : 'As it is exported here. At most 512 KiB.'
        }
      />
      <TextArea
        name="text"
        label="Or paste it here"
        rows={14}
        placeholder={
          'key: supplier-check\nversion: 1\nname: Supplier check\nstage: data_quality\npurpose: …\nsections:\n  - …'
        }
        help="Either the file or this text, not both."
      />
      <FormActions>
        <SubmitButton busy="Reading the file…">Import as a draft</SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
