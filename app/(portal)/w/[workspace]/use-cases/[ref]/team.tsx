import { ActionForm } from '@/components/form/action-form'
import { Select } from '@/components/form/choice-fields'
import { CloseWhenDone } from '@/components/form/close-when-done'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { Person } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import type { Ctx } from '@/lib/platform/context'
import { type RoleId, roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'
import { listMembers } from '@/lib/workspaces/members'
import { addRoleAction, endRoleAction } from '../actions'

type Member = { person: string; name: string; role: RoleId; since: string }
type TeamProps = {
  useCase: { ref: string; team: Member[] }
  ctx: Ctx
  workspace: string
  mayStaff: boolean
}

/** Who works on it in which role. Roles are given and ended here by those who answer for it. */
export async function Team({ useCase, ctx, workspace, mayStaff }: TeamProps) {
  const { team } = useCase
  return (
    <Section
      title="Team"
      count={new Set(team.map(({ person }) => person)).size}
      aside={mayStaff ? <AddRole useCase={useCase.ref} ctx={ctx} workspace={workspace} /> : undefined}
    >
      <table className="dt">
        <caption className="sr-only">Team</caption>
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Role</th>
            <th scope="col">Since</th>
            {mayStaff ? (
              <th scope="col">
                <span className="sr-only">Change</span>
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {team.map((member) => (
            <tr key={`${member.person}:${member.role}`}>
              <th scope="row" className="align-middle">
                <Person name={member.name} roleId={member.role} />
              </th>
              <td className="align-middle" data-label="Role">
                {roleLabels[member.role]}
              </td>
              <td className="align-middle" data-label="Since">
                <RelativeTime at={member.since} />
              </td>
              {mayStaff ? (
                <td className="dt-end py-0 align-middle" data-label="">
                  <EndRole member={member} useCase={useCase.ref} workspace={workspace} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

async function AddRole({ useCase, ctx, workspace }: { useCase: string; ctx: Ctx; workspace: string }) {
  const { items } = await ask(ctx, listMembers, {})
  return (
    <Dialog open="Give a role" openIcon="plus" title={`Give a role in ${useCase}`}>
      <ActionForm action={addRoleAction.bind(null, workspace)}>
        <CloseWhenDone />
        <input type="hidden" name="useCase" value={useCase} />
        <Select
          name="person"
          label="Person"
          required
          options={items.map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <Select
          name="role"
          label="Role"
          required
          options={useCaseRoles.map((role) => ({ value: role, label: roleLabels[role] }))}
        />
        <FormActions>
          <SubmitButton busy="Giving…">Give the role</SubmitButton>
          <Button kind="quiet" data-close="">
            Close
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}

function EndRole({ member, useCase, workspace }: { member: Member; useCase: string; workspace: string }) {
  const role = roleLabels[member.role].toLowerCase()
  return (
    <Dialog
      open="End"
      openKind="quiet"
      openLabel={`End the role of ${member.name} as ${role}`}
      title={`End the role of ${member.name}?`}
    >
      <p className="text-13 text-fg-2">
        {member.name} will no longer be {role} of {useCase}. Answers that they gave to requests which are still open
        stop counting at the gate; what was decided stays on record.
      </p>
      <ActionForm action={endRoleAction.bind(null, workspace)}>
        <CloseWhenDone />
        <input type="hidden" name="useCase" value={useCase} />
        <input type="hidden" name="person" value={member.person} />
        <input type="hidden" name="role" value={member.role} />
        <FormActions>
          <SubmitButton kind="danger" busy="Ending…">
            End the role
          </SubmitButton>
          <Button kind="quiet" data-close="">
            Keep it
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}
