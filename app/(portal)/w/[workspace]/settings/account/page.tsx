import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { DescriptionList } from '@/components/ui/description-list'
import { Section } from '@/components/ui/section'
import { ask } from '@/lib/audit/execute'
import { listSessions } from '@/lib/identity/sessions'
import { DEPLOYMENT } from '@/lib/platform/context'
import { webEnv } from '@/lib/platform/env'
import { pageContext } from '@/lib/platform/request-context'
import { roleLabels } from '@/lib/platform/vocabulary'
import { changePasswordAction, endAllSessionsAction, linkIdentityAction } from '../actions'
import { SettingsPage } from '../settings-page'
import { SessionTable } from './session-table'

export const metadata = { title: 'My account' }

export default async function AccountPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, person, duties } = await pageContext((await params).workspace)
  const sessions = await ask({ ...ctx, workspaceId: DEPLOYMENT }, listSessions, {})
  const { oidc } = webEnv()
  return (
    <SettingsPage workspace={workspace} place="account" title={person.name} facts={person.email}>
      <Section title="Who you are here">
        <DescriptionList
          items={[
            { term: 'Name', value: person.name },
            { term: 'E-mail address', value: person.email },
            { term: 'Duties', value: duties.map((duty) => roleLabels[duty]).join(', ') || 'none' },
          ]}
        />
      </Section>
      <Section title={person.hasPassword ? 'Change your password' : 'Set a password'}>
        <PasswordForm hasPassword={person.hasPassword} email={person.email} />
      </Section>
      {oidc ? (
        <Section title="Single sign-on">
          <form action={linkIdentityAction.bind(null, workspace.slug)} className="grid max-w-[560px] gap-3">
            <p className="text-13 text-fg-2">
              Link this account with {oidc.name}, and you can sign in there from then on. Signing a decision still asks
              for your password.
            </p>
            <FormActions>
              <SubmitButton kind="secondary" icon="key">{`Link with ${oidc.name}`}</SubmitButton>
            </FormActions>
          </form>
        </Section>
      ) : null}
      <Section title="Where you are signed in" count={sessions.length}>
        <SessionTable sessions={sessions} />
        <ActionForm action={endAllSessionsAction} className="mt-4">
          <FormActions>
            <SubmitButton kind="secondary" icon="sign-out" busy="Signing out…">
              Sign out everywhere
            </SubmitButton>
          </FormActions>
        </ActionForm>
      </Section>
    </SettingsPage>
  )
}

function PasswordForm({ hasPassword, email }: { hasPassword: boolean; email: string }) {
  return (
    <ActionForm action={changePasswordAction} className="grid max-w-[560px] gap-4" clears>
      <input type="text" className="sr-only" autoComplete="username" defaultValue={email} tabIndex={-1} aria-hidden />
      {hasPassword ? (
        <TextField
          name="currentPassword"
          label="Current password"
          type="password"
          autoComplete="current-password"
          required
        />
      ) : (
        <p className="text-13 text-fg-2">
          You sign in through your organisation. A password of your own is what you sign decisions with; it can be set
          within ten minutes of signing in.
        </p>
      )}
      <TextField
        name="password"
        label="New password"
        help="At least 12 characters. Every other session of yours ends."
        type="password"
        autoComplete="new-password"
        minLength={12}
        maxLength={200}
        required
      />
      <FormActions>
        <SubmitButton kind="secondary" busy="Changing…">
          {hasPassword ? 'Change password' : 'Set password'}
        </SubmitButton>
      </FormActions>
    </ActionForm>
  )
}
