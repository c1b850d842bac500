import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import { retireMetricAction } from '../actions'

type RetireProps = {
  metric: { id: string; ref: string; name: string; revision: number }
  workspace: string
  person: string
}

export function RetireForm({ metric, workspace, person }: RetireProps) {
  return (
    <Dialog open="Retire this metric" openIcon="trash" title={`Retire ${metric.ref} ${metric.name}?`}>
      <p className="text-fg-2">
        It leaves the next revision of the Key metrics document. What was published keeps it, and it cannot come back: a
        new one would be added in its place.
      </p>
      <ActionForm action={retireMetricAction.bind(null, workspace)} draftKey={`retire-metric:${metric.id}:${person}`}>
        <input type="hidden" name="metric" value={metric.ref} />
        <input type="hidden" name="revision" value={metric.revision} />
        <TextField name="reason" label="Why" required maxLength={2000} />
        <FormActions>
          <SubmitButton kind="danger" busy="Retiring…">
            Retire
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
