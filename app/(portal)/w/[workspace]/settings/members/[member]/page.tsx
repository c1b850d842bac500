import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { AppError } from '@/lib/platform/errors'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { getMember, type MemberView } from '@/lib/workspaces/members'
import { changeDutiesAction, removeMemberAction } from '../../actions'
import { SettingsPage } from '../../settings-page'
import { DutyChoices } from '../duty-choices'

export const metadata = { title: 'Member' }

export default async function MemberPage({ params }: { params: Promise<{ workspace: string; member: string }> }) {
  const { workspace: slug, member: id } = await params
  const { ctx, workspace, duties, person } = await pageContext(slug)
  if (!isAllowed('people.change', { duties, roles: [] })) notFound()
  const member = await ask(ctx, getMember, { member: id }).catch(missing)
  const isSelf = member.personId === person.id
  return (
    <SettingsPage workspace={workspace} place="members" title={member.name} facts={member.email}>
      <Section title="Duties">
        <ActionForm action={changeDutiesAction.bind(null, workspace.slug)} className="grid max-w-[560px] gap-4">
          <input type="hidden" name="member" value={member.id} />
          <input type="hidden" name="revision" value={member.revision} />
          <DutyChoices held={member.duties} />
          <TextField
            name="reason"
            label="Why"
            help={isSelf ? 'You change your own duties: auditors will read the reason.' : undefined}
            autoComplete="off"
            maxLength={500}
            required={isSelf}
          />
          <FormActions>
            <SubmitButton busy="Changing…">Change duties</SubmitButton>
            <ButtonLink kind="quiet" href={`/w/${workspace.slug}/settings/members`}>
              Cancel
            </ButtonLink>
          </FormActions>
        </ActionForm>
      </Section>
      <Section title="Leave the workspace">
        <RemoveMember member={member} slug={workspace.slug} isSelf={isSelf} />
      </Section>
    </SettingsPage>
  )
}

function RemoveMember({ member, slug, isSelf }: { member: MemberView; slug: string; isSelf: boolean }) {
  const who = isSelf ? 'You' : member.name
  return (
    <Dialog open="Remove from the workspace" openKind="danger" title={`Remove ${isSelf ? 'yourself' : member.name}?`}>
      <p className="text-13">
        {who} will see nothing here from now on. {member.roles.length} roles in use cases and all API tokens end;
        answers to requests that are still open stop counting. What was decided and signed stays on record, and an
        invitation brings them back.
      </p>
      <ActionForm action={removeMemberAction.bind(null, slug)}>
        <input type="hidden" name="member" value={member.id} />
        <FormActions>
          <SubmitButton kind="danger" busy="Removing…">
            Remove
          </SubmitButton>
          <Button kind="quiet" data-close>
            Cancel
          </Button>
        </FormActions>
      </ActionForm>
    </Dialog>
  )
}

function missing(error: unknown): never {
  if (error instanceof AppError && (error.code === 'not_found' || error.code === 'invalid')) notFound()
  throw error
}
