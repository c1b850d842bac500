import { ActionForm } from '@/components/form/action-form'
import { CloseWhenDone } from '@/components/form/close-when-done'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { NumberField } from '@/components/form/text-field'
import { Dialog } from '@/components/ui/dialog'
import type { DeploymentDetail } from '@/lib/deployments/views'
import { changeTrafficAction, endDeploymentAction } from '../actions'

type Props = { deployment: DeploymentDetail; workspace: string; person: string }

/** What CI reports, for a person where CI did not. */
export function ChangeForms({ deployment, workspace, person }: Props) {
  const hidden = (
    <>
      <input type="hidden" name="deployment" value={deployment.ref} />
      <input type="hidden" name="revision" value={deployment.revision} />
    </>
  )
  return (
    <>
      <p className="max-w-[72ch] text-fg-2">CI reports this by itself; where it did not, say it here.</p>
      <div className="mt-3 flex flex-wrap gap-2">
        {deployment.strategy === 'shadow' ? null : (
          <Dialog open="Another share of the traffic" title={`How much of the traffic goes to ${deployment.version}?`}>
            <ActionForm
              action={changeTrafficAction.bind(null, workspace)}
              draftKey={`traffic:${deployment.id}:${person}`}
            >
              {hidden}
              <NumberField name="traffic" label="Share" unit="%" required defaultValue={String(deployment.traffic)} />
              <FormActions>
                <SubmitButton busy="Recording…">Record</SubmitButton>
              </FormActions>
              <CloseWhenDone />
            </ActionForm>
          </Dialog>
        )}
        <Dialog open="It no longer runs" openIcon="minus-circle" title={`Record that ${deployment.ref} ended?`}>
          <p className="text-fg-2">
            It is recorded as ended now. This takes nothing down: it says what is so, and cannot be taken back.
          </p>
          <ActionForm action={endDeploymentAction.bind(null, workspace)} draftKey={`end:${deployment.id}:${person}`}>
            {hidden}
            <FormActions>
              <SubmitButton kind="danger" busy="Recording…">
                It ended
              </SubmitButton>
              <button type="button" className="btn btn-quiet" data-close>
                It still runs
              </button>
            </FormActions>
          </ActionForm>
        </Dialog>
      </div>
    </>
  )
}
