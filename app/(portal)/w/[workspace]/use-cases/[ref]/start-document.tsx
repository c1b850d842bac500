import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { StartableTemplate } from '@/lib/use-cases/views'
import { startDocumentAction } from './lifecycle-actions'

type Props = { template: StartableTemplate; useCase: string; workspace: string }

/** Begins a document of the use case; where there may be several, with a title that tells it from the others. */
export function StartDocument({ template, useCase, workspace }: Props) {
  const action = startDocumentAction.bind(null, workspace)
  const hidden = (
    <>
      <input type="hidden" name="useCase" value={useCase} />
      <input type="hidden" name="template" value={template.template} />
    </>
  )
  if (!template.many) {
    return (
      <ActionForm action={action} className="inline-grid gap-2">
        {hidden}
        <SubmitButton kind="secondary" busy="Starting…">
          Start<span className="sr-only"> {template.name}</span>
        </SubmitButton>
      </ActionForm>
    )
  }
  return (
    <Dialog open="Start…" openLabel={`Start ${template.name}`} title={`Start ${template.name}`}>
      <p className="text-13 text-fg-2">{template.purpose}</p>
      <ActionForm action={action}>
        {hidden}
        <TextField
          name="title"
          label="Title"
          required
          maxLength={120}
          help="There can be several of it: say which one this is."
        />
        <FormActions>
          <SubmitButton busy="Starting…">Start</SubmitButton>
          <Button kind="quiet" data-close="">
            Close
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
