import Link from 'next/link'
import { Person } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { listInvitations } from '@/lib/identity/invitations'
import { isAllowed } from '@/lib/platform/permissions'
import { pageContext } from '@/lib/platform/request-context'
import { roleLabels, useCaseRoles } from '@/lib/platform/vocabulary'
import { listMembers, type MemberView } from '@/lib/workspaces/members'
import { SettingsPage } from '../settings-page'
import { InvitationTable } from './invitation-table'
import { InviteForm } from './invite-form'

export const metadata = { title: 'Members' }

const PER_PAGE = 100

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<{ after?: string }> }

export default async function MembersPage({ params, searchParams }: Props) {
  const { after } = await searchParams
  const { ctx, workspace, duties } = await pageContext((await params).workspace)
  const rights = { duties, roles: [] }
  const mayInvite = isAllowed('people.invite', rights)
  const [{ items: members, next }, invitations] = await Promise.all([
    ask(ctx, listMembers, { limit: PER_PAGE, cursor: after }),
    mayInvite ? ask(ctx, listInvitations, { limit: PER_PAGE }) : null,
  ])
  return (
    <SettingsPage
      workspace={workspace}
      place="members"
      title={!next && !after && members.length === 1 ? 'You are the only member' : 'Who works here, and as what'}
      facts={mayInvite ? undefined : 'Administrators invite people and give duties.'}
    >
      <Section title="Members" count={next ? `${members.length} on this page` : members.length}>
        <MemberTable members={members} slug={workspace.slug} mayChange={isAllowed('people.change', rights)} />
        {next ? (
          <p className="mt-3">
            <ButtonLink href={`/w/${workspace.slug}/settings/members?${new URLSearchParams({ after: next })}`}>
              More members
            </ButtonLink>
          </p>
        ) : null}
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

/** "Data scientist in UC-4, UC-12", a line each. */
function rolesOf({ roles }: MemberView) {
  const held = useCaseRoles.filter((role) => roles.some((item) => item.role === role))
  if (held.length === 0) return '—'
  return held.map((role) => (
    <span key={role} className="block">
      {roleLabels[role]} <span className="text-fg-3">in</span>{' '}
      {roles
        .filter((item) => item.role === role)
        .map((item) => item.useCase)
        .join(', ')}
    </span>
  ))
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
            <td data-label="Roles in use cases">{rolesOf(member)}</td>
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
