import { ActionForm } from '@/components/form/action-form'
import type { FormAction } from '@/components/form/form-state'
import { OnceKey } from '@/components/form/once-key'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextArea } from '@/components/form/text-field'
import type { GatePreview } from '@/lib/use-cases/views'
import { stageLabels } from '@/lib/use-cases/vocabulary'

type Props = { action: FormAction; useCase: string; gate: GatePreview; draftKey: string; seed: string }

/** Asks for the gate that the page shows. A reason is demanded for every stage that is left out. */
export function GateForm({ action, useCase, gate, draftKey, seed }: Props) {
  const { skipped, to, iteration } = gate
  const left = skipped.map((stage) => stageLabels[stage]).join(', ')
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]">
      <OnceKey seed={seed} />
      <input type="hidden" name="useCase" value={useCase} />
      <input type="hidden" name="iteration" value={iteration} />
      <input type="hidden" name="to" value={to} />
      {skipped.length > 0 || to === 'retired' ? (
        <TextArea
          name="skipReason"
          label={to === 'retired' ? 'Why does it end?' : `Why ${skipped.length > 1 ? 'are' : 'is'} ${left} left out?`}
          required
          rows={3}
          maxLength={2000}
          help="Whoever decides reads it, and it stays beside the map for good."
        />
      ) : null}
      <TextArea
        name="note"
        label="What do you ask for, and why now?"
        required
        rows={4}
        maxLength={4000}
        help="The first thing people read: what was found out in this stage, and what is still open."
      />
      <FormActions>
        <SubmitButton busy="Asking…">
          {to === 'retired' ? 'Ask for retirement' : `Ask for ${stageLabels[to].toLowerCase()}`}
        </SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
