import { ActionForm } from '@/components/form/action-form'
import { Checkbox, Select } from '@/components/form/choice-fields'
import type { FormAction } from '@/components/form/form-state'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { ButtonLink } from '@/components/ui/button'

type Standing = {
  ref: string
  name: string
  url: string
  models: string
  everyMinutes: number
  revision: number
  hasToken: boolean
  hasWebhookSecret: boolean
}

type Props = {
  action: FormAction
  draftKey: string
  cancelHref: string
  /** For a new one: where its models may belong. */
  places?: { ref: string; name: string }[]
  /** What stands there, for a change. */
  standing?: Standing
}

const often = [
  { value: '5', label: 'Every 5 minutes' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '360', label: 'Every 6 hours' },
  { value: '1440', label: 'Every day' },
]

export function ConnectionForm({ action, draftKey, cancelHref, places, standing }: Props) {
  const kept = (has: boolean | undefined) => (has ? 'One is kept. Leave empty to keep it.' : undefined)
  const minutes = String(standing?.everyMinutes ?? 60)
  return (
    <ActionForm action={action} draftKey={draftKey} className="form max-w-[720px]">
      {standing ? (
        <>
          <input type="hidden" name="connection" value={standing.ref} />
          <input type="hidden" name="revision" value={standing.revision} />
        </>
      ) : null}
      {places ? (
        <Select
          name="useCase"
          label="Use case"
          required
          help="Its team gets the models, experiments and runs."
          options={places.map(({ ref, name }) => ({ value: ref, label: `${ref} ${name}` }))}
          defaultValue={places.length === 1 ? places[0]!.ref : undefined}
        />
      ) : null}
      <TextField name="name" label="Name" required maxLength={120} defaultValue={standing?.name} placeholder="MLflow" />
      <TextField
        name="url"
        label="Address of the tracking server"
        required
        maxLength={500}
        defaultValue={standing?.url}
        placeholder="https://mlflow.example.org"
        spellCheck={false}
        autoComplete="off"
      />
      <TextField
        name="models"
        label="Only models and experiments whose names begin with"
        maxLength={120}
        defaultValue={standing?.models}
        help="For a server that several teams share. Empty: all of them."
        autoComplete="off"
      />
      <Select
        name="everyMinutes"
        label="How often it is read"
        options={
          often.some(({ value }) => value === minutes)
            ? often
            : [{ value: minutes, label: `Every ${minutes} minutes` }, ...often]
        }
        defaultValue={minutes}
      />
      <div className="grid gap-4 tablet:grid-cols-2">
        <TextField
          name="token"
          label="Access token"
          type="password"
          maxLength={2000}
          autoComplete="off"
          help={kept(standing?.hasToken) ?? 'A bearer token, or name:password. Sealed, and never shown again.'}
        />
        <TextField
          name="webhookSecret"
          label="Secret of its webhook"
          type="password"
          maxLength={2000}
          autoComplete="off"
          help={kept(standing?.hasWebhookSecret) ?? 'So that it may tell of changes at once. Optional.'}
        />
      </div>
      {standing?.hasToken || standing?.hasWebhookSecret ? (
        <fieldset className="field">
          <legend className="field-label">Take away</legend>
          {standing.hasToken ? <Checkbox name="dropToken" label="The access token" /> : null}
          {standing.hasWebhookSecret ? <Checkbox name="dropWebhookSecret" label="The secret of the webhook" /> : null}
        </fieldset>
      ) : null}
      <FormActions>
        <SubmitButton busy="Saving…">{standing ? 'Save' : 'Connect'}</SubmitButton>
        <ButtonLink href={cancelHref} kind="quiet">
          Cancel
        </ButtonLink>
      </FormActions>
    </ActionForm>
  )
}
