import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'

type Props = {
  action: FormAction
  /** The draft's revision, the card's, and the approvals that were shown: publishing holds only while all three do. */
  draft: number
  revision: number
  voids: readonly string[]
  reviewHref: string
}

export function PublishForm({ action, draft, revision, voids, reviewHref }: Props) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="revision" value={revision} />
      {voids.map((ref) => (
        <input key={ref} type="hidden" name="voids" value={ref} />
      ))}
      <FormActions>
        <SubmitButton busy="Publishing…">
          {voids.length > 0
            ? `Publish revision ${revision + 1} and void ${voids.length === 1 ? voids[0] : `these ${voids.length}`}`
            : `Publish revision ${revision + 1}`}
        </SubmitButton>
        <a className="lk inline-flex min-h-6 items-center text-13" href={reviewHref}>
          Review again
        </a>
      </FormActions>
    </ActionForm>
  )
}
