import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'

type Props = {
  action: FormAction
  /** The published revision and the draft's count of saves that are shown: publishing holds only while both do. */
  revision: number
  change: number
  contentDigest: string
  voids: readonly string[]
  hereHref: string
}

export function PublishDocumentForm({ action, revision, change, contentDigest, voids, hereHref }: Props) {
  const which = voids.length === 1 ? voids[0] : `these ${voids.length}`
  return (
    <ActionForm action={action} className="form max-w-[720px]">
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="change" value={change} />
      <input type="hidden" name="contentDigest" value={contentDigest} />
      <TextArea
        name="note"
        label="What is different, in a sentence?"
        rows={2}
        maxLength={2000}
        help="It stands beside the revision in the history, for whoever asks later why it changed."
      />
      <FormActions>
        <SubmitButton busy="Publishing…">
          {voids.length > 0 ? `Publish revision ${revision + 1} and void ${which}` : `Publish revision ${revision + 1}`}
        </SubmitButton>
        <a className="lk inline-flex min-h-6 items-center text-13" href={hereHref}>
          Look again
        </a>
      </FormActions>
    </ActionForm>
  )
}
