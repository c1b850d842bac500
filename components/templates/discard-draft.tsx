import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { SubmitButton } from '@/components/form/submit-button'
import { Dialog } from '@/components/ui/dialog'

/** Asks before a draft is thrown away: it is the one thing of the library that is not kept. */
export function DiscardDraft({ action, revision }: { action: FormAction; revision: number }) {
  return (
    <Dialog open="Throw the draft away" openKind="quiet" title="Throw the draft away?">
      <p className="text-fg-2">
        What was written since the last published version is lost for everybody. What is published stays as it is.
      </p>
      <ActionForm action={action}>
        <input type="hidden" name="revision" value={revision} />
        <div className="flex flex-wrap gap-2">
          <SubmitButton kind="danger" busy="Throwing it away…">
            Throw it away
          </SubmitButton>
          <button type="button" className="btn" data-close>
            Keep it
          </button>
        </div>
      </ActionForm>
    </Dialog>
  )
}
