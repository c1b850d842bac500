import { ActionForm } from '@/components/form/action-form'
import { Checkbox, RadioGroup, Select } from '@/components/form/choice-fields'
import { FileField } from '@/components/form/file-field'
import type { FormState } from '@/components/form/form-state'
import { MoneyField } from '@/components/form/money-field'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { NumberField, TextArea, TextField } from '@/components/form/text-field'
import { Button } from '@/components/ui/button'
import { Kit, Kits } from './kit'

/** Stores nothing: refuses a guardrail above 0.7, so that every state of the form can be seen. */
async function tryForm(_: FormState, data: FormData): Promise<FormState> {
  'use server'
  if (process.env.NODE_ENV === 'production') return { error: { code: 'not_found', message: 'Not found.' } }
  const values = Object.fromEntries(
    [...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  await new Promise((resolve) => setTimeout(resolve, 600))
  if (Number(values.guardrail) > 0.7) {
    return {
      values,
      error: {
        code: 'invalid',
        message: 'This metric was not saved.',
        fields: { guardrail: 'Stricter than the target. Nothing could pass: lower it, or raise the target.' },
        requestId: '7f2c-11e',
      },
    }
  }
  return { notice: 'Saved as revision 14' }
}

export function FormParts() {
  return (
    <Kits>
      <Kit
        title="A form"
        note="A guardrail above 0.7 is refused by the server; leave a field empty to see the page refuse."
      >
        <ActionForm action={tryForm} draftKey="design:metric">
          <TextField name="title" label="Name" required help="As people say it." maxLength={80} />
          <TextField name="target" label="Target" required unit="recall" inputMode="decimal" />
          <NumberField name="guardrail" label="Guardrail" required defaultValue="0.74" />
          <MoneyField name="value" label="Expected value" required currencies={['EUR', 'USD', 'GBP']} per="a year" />
          <Select
            name="owner"
            label="Owner"
            required
            options={[
              { value: 'ao', label: 'Amara Okonkwo' },
              { value: 'is', label: 'Ingrid Solheim' },
            ]}
          />
          <TextArea name="why" label="Why this target" help="Shown beside the metric." />
          <FormActions>
            <SubmitButton busy="Saving…">Save metric</SubmitButton>
            <Button kind="quiet">Cancel</Button>
          </FormActions>
        </ActionForm>
      </Kit>
      <Kit title="A decision" note="Nothing is preselected.">
        <ActionForm action={tryForm}>
          <RadioGroup
            name="answer"
            label="Your decision"
            required
            options={[
              { value: 'approve', label: 'Approve' },
              { value: 'conditions', label: 'Approve with conditions', help: 'Each with an owner and a date.' },
              { value: 'changes', label: 'Request changes' },
              { value: 'reject', label: 'Reject' },
              { value: 'abstain', label: 'Abstain, declare a conflict', disabled: true },
            ]}
          />
          <TextArea name="comment" label="Comment" rows={2} />
          <Checkbox name="read" label="I have read what is shown" required />
          <p className="statement">
            “I, <b>Ingrid Solheim</b>, as business stakeholder of UC-12, <b>approve</b> this.”
          </p>
          <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
          <FormActions>
            <SubmitButton kind="seal" size="large" icon="pen" busy="Signing…">
              Sign
            </SubmitButton>
          </FormActions>
        </ActionForm>
      </Kit>
      <Kit title="A file, or its text">
        <ActionForm action={tryForm} draftKey="design:card">
          <FileField
            name="card"
            label="Model card"
            accept=".md,.yaml,.json,text/markdown"
            maxBytes={1_000_000}
            help="A Hugging Face README with its front matter, up to 1 MB."
          />
          <TextArea name="text" label="or paste its text" rows={6} />
          <FormActions>
            <SubmitButton>Read the card</SubmitButton>
          </FormActions>
        </ActionForm>
      </Kit>
    </Kits>
  )
}
