import { ActionForm } from '@/components/form/action-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { CloseWhenDone } from '@/components/form/close-when-done'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { riskTierLabels, riskTiers, type RiskTier as Tier } from '@/lib/use-cases/vocabulary'
import { setRiskTierAction } from '../actions'
import { RiskTierChip } from '../risk-tier-chip'

type Decided = { by: string | null; at: string; reason: string }
type Props = {
  useCase: { ref: string; revision: number; riskTier: Tier | null; tierDecided: Decided | null }
  workspace: string
  mayClassify: boolean
}

/** The tier with who set it and why; risk officers set it here. */
export function RiskTier({ useCase, workspace, mayClassify }: Props) {
  const { ref, revision, riskTier, tierDecided } = useCase
  return (
    <>
      <RiskTierChip tier={riskTier} reason={<Reason decided={tierDecided} />} />
      {mayClassify ? (
        <Dialog open={riskTier ? 'Change tier' : 'Set the risk tier'} openKind="quiet" title={`Risk tier of ${ref}`}>
          <p className="text-13 text-fg-2">
            The tier decides which policy applies to later requests. A request that is open keeps the workflow it was
            made under.
          </p>
          <ActionForm action={setRiskTierAction.bind(null, workspace)}>
            <CloseWhenDone />
            <input type="hidden" name="useCase" value={ref} />
            <input type="hidden" name="revision" value={revision} />
            <RadioGroup
              name="riskTier"
              label="Tier"
              required
              options={riskTiers.map((tier) => ({
                value: tier,
                label: riskTierLabels[tier],
                disabled: tier === riskTier,
              }))}
            />
            <TextArea name="reason" label="Reason" required rows={3} maxLength={2000} help="Shown beside the tier." />
            <FormActions>
              <SubmitButton busy="Setting…">Set the tier</SubmitButton>
              <Button kind="quiet" data-close="">
                Close
              </Button>
            </FormActions>
          </ActionForm>
        </Dialog>
      ) : null}
    </>
  )
}

function Reason({ decided }: { decided: Decided | null }) {
  if (!decided) return <p>A risk officer has not said yet how much harm this could do.</p>
  return (
    <>
      <p>
        Set by <b>{decided.by ?? 'a former member'}</b> <RelativeTime at={decided.at} />.
      </p>
      <p>{decided.reason}</p>
    </>
  )
}
