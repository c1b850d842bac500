import Link from 'next/link'
import { Person } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { listInvitations } from '@/lib/identity/invitations'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { roleLabels } from '@/lib/platform/vocabulary'
import { listMembers, type MemberView } from '@/lib/workspaces/members'
import { SettingsPage } from '../settings-page'
import { InvitationTable } from './invitation-table'
import { InviteForm } from './invite-form'

export const metadata = { title: 'Members' }

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, duties } = await pageContext((await params).workspace)
  const rights = { duties, roles: [] }
  const mayInvite = isAllowed('people.invite', rights)
  const [{ items: members }, invitations] = await Promise.all([
    ask(ctx, listMembers, {}),
    mayInvite ? ask(ctx, listInvitations, {}) : null,
  ])
  return (
    <SettingsPage
      workspace={workspace}
      place="members"
      title={members.length === 1 ? 'You are the only member' : `${members.length} people work here`}
      facts={mayInvite ? undefined : 'Administrators invite people and give duties.'}
    >
      <Section title="Members" count={members.length}>
        <MemberTable members={members} slug={workspace.slug} mayChange={isAllowed('people.change', rights)} />
      </Section>
      {invitations ? (
        <>
          <Section title="Invite a person">
            <InviteForm workspace={workspace.slug} />
          </Section>
          <Section title="Invitations" count={invitations.items.length}>
            <InvitationTable invitations={invitations.items} workspace={workspace.slug} />
          </Section>
        </>
      ) : null}
    </SettingsPage>
  )
}

function MemberTable({ members, slug, mayChange }: { members: MemberView[]; slug: string; mayChange: boolean }) {
  return (
    <table className="dt">
      <caption className="sr-only">Members of the workspace</caption>
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col">Duties</th>
          <th scope="col">Roles in use cases</th>
          <th scope="col">Member since</th>
          {mayChange ? <th scope="col">Change</th> : null}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row">
              <Person name={member.name} roleId={member.duties[0] ?? member.roles[0]?.role} note={member.email} />
            </th>
            <td data-label="Duties">{member.duties.map((duty) => roleLabels[duty]).join(', ') || '—'}</td>
            <td data-label="Roles in use cases">
              {member.roles.map(({ useCase, role }) => `${useCase} ${roleLabels[role].toLowerCase()}`).join(', ') ||
                '—'}
            </td>
            <td data-label="Member since">
              <RelativeTime at={member.addedAt} />
            </td>
            {mayChange ? (
              <td data-label="Change">
                <Link className="lk" href={`/w/${slug}/settings/members/${member.id}`}>
                  Duties<span className="sr-only"> of {member.name}</span>
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
