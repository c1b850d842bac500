import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { ShownOnce } from '@/components/form/shown-once'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'
import { inviteAction } from '../actions'
import { DutyChoices } from './duty-choices'

export function InviteForm({ workspace }: { workspace: string }) {
  return (
    <ActionForm action={inviteAction.bind(null, workspace)} className="grid max-w-[560px] gap-4" clears>
      <TextField name="email" label="E-mail address" type="email" autoComplete="off" required />
      <TextField name="name" label="Name" autoComplete="off" maxLength={120} required />
      <DutyChoices />
      <TextField
        name="useCase"
        label="Use case"
        help="Its reference, such as UC-1, when they are invited for one."
        autoComplete="off"
      />
      <Select
        name="role"
        label="Role in that use case"
        options={useCaseRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
      />
      <FormActions>
        <SubmitButton busy="Inviting…">Make the invitation</SubmitButton>
      </FormActions>
      <ShownOnce label="Send them this link. It works once, for seven days, and is not shown again." />
    </ActionForm>
  )
}
