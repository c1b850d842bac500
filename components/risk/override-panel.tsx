import type { ReactNode } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { RadioGroup } from '@/components/form/choice-fields'
import { CloseWhenDone } from '@/components/form/close-when-done'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { TierStanding } from '@/lib/risk/views'
import { type RiskTier, riskTierLabels, riskTiers } from '@/lib/use-cases/vocabulary'

type Props = {
  useCase: TierStanding
  /** What the last answers came to; null without any. */
  assessed: RiskTier | null
  set: FormAction
  lift: FormAction
}

/** A risk officer's own: a tier against what the questionnaire says, and back. */
export function OverridePanel({ useCase, assessed, set, lift }: Props) {
  const { ref, revision, riskTier, isOverridden } = useCase
  return (
    <div className="flex flex-wrap gap-2">
      <Dialog open={isOverridden ? 'Set another tier' : 'Set the tier by hand'} title={`Risk tier of ${ref}`}>
        <p className="text-13 text-fg-2">
          It stands against the questionnaire until a risk officer lifts it. The tier decides which templates and which
          policy apply to later requests; a request that is open keeps the workflow it was made under.
        </p>
        <TierForm action={set} useCase={ref} revision={revision} submit="Set the tier" busy="Setting…">
          <RadioGroup
            name="riskTier"
            label="Tier"
            required
            options={riskTiers.map((tier) => ({
              value: tier,
              label: tier === assessed ? `${riskTierLabels[tier]}, as the answers say` : riskTierLabels[tier],
              disabled: isOverridden && tier === riskTier,
            }))}
          />
        </TierForm>
      </Dialog>
      {isOverridden && assessed ? (
        <Dialog open="Go back to the answers" openKind="quiet" title="Lift what was set by hand?">
          <p className="text-13 text-fg-2">
            {ref} is {riskTier ? riskTierLabels[riskTier].toLowerCase() : 'without a tier'} now, and will be{' '}
            {riskTierLabels[assessed].toLowerCase()}, which the last answers come to.
          </p>
          <TierForm action={lift} useCase={ref} revision={revision} submit="Lift it" busy="Lifting…" />
        </Dialog>
      ) : null}
    </div>
  )
}

type TierFormProps = {
  action: FormAction
  useCase: string
  revision: number
  submit: string
  busy: string
  children?: ReactNode
}

function TierForm({ action, useCase, revision, submit, busy, children }: TierFormProps) {
  return (
    <ActionForm action={action}>
      <CloseWhenDone />
      <input type="hidden" name="useCase" value={useCase} />
      <input type="hidden" name="revision" value={revision} />
      {children}
      <TextArea name="reason" label="Reason" required rows={3} maxLength={2000} help="Shown beside the tier." />
      <FormActions>
        <SubmitButton busy={busy}>{submit}</SubmitButton>
        <Button kind="quiet" data-close="">
          Close
        </Button>
      </FormActions>
    </ActionForm>
  )
}
