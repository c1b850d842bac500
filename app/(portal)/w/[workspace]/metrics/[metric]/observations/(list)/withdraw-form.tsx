import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { timeWords } from '@/components/metrics/observations/time-words'
import { Dialog } from '@/components/ui/dialog'
import { revealed } from '@/components/ui/hidden-characters'
import type { ObservationView } from '@/lib/metrics/observations/views'
import { valueWords } from '@/lib/metrics/rules'
import { withdrawAction } from '../actions'

type WithdrawProps = { row: ObservationView; unit: string; workspace: string; person: string; back: string }

export function WithdrawForm({ row, unit, workspace, person, back }: WithdrawProps) {
  const words = `${valueWords(row.value, unit)} of ${timeWords(row.observedAt)}`
  const of = row.slice ? `, ${revealed(row.slice)}` : ''
  return (
    <Dialog open="Withdraw" openLabel={`Withdraw ${words}${of}`} openKind="quiet" title={`Withdraw ${words}${of}?`}>
      <p className="text-fg-2">
        It counts no longer: not in the chart, not in where the metric stands, not in the value ledger. It stays to be
        read with your name and your reason, and cannot be put back. The right value can then be recorded for the same
        time.
      </p>
      <ActionForm action={withdrawAction.bind(null, workspace, back)} draftKey={`withdraw:${row.id}:${person}`}>
        <input type="hidden" name="observation" value={row.id} />
        <TextField name="reason" label="What is wrong with it" required maxLength={2000} />
        <FormActions>
          <SubmitButton kind="danger" busy="Withdrawing…">
            Withdraw the value
          </SubmitButton>
          <button type="button" className="btn btn-quiet" data-close>
            Keep it
          </button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
