import { randomUUID } from 'node:crypto'
import { ActionForm } from '@/components/form/action-form'
import { OnceKey } from '@/components/form/once-key'
import { SubmitButton } from '@/components/form/submit-button'
import { passGateAction } from './lifecycle-actions'

/** Where the approval is given: the step itself. */
export function PassGate({ gate, to, workspace }: { gate: string; to: string; workspace: string }) {
  return (
    <ActionForm action={passGateAction.bind(null, workspace)} className="contents">
      <OnceKey seed={randomUUID()} />
      <input type="hidden" name="gate" value={gate} />
      <SubmitButton icon="arrow-right" busy="Passing…">
        {`Pass the gate to ${to.toLowerCase()}`}
      </SubmitButton>
    </ActionForm>
  )
}
