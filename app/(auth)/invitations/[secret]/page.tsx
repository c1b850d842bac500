import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PlainFrame } from '@/components/frame/plain-frame'
import { TextLink } from '@/components/ui/text-link'
import type { OpenInvitation } from '@/lib/identity/accept-invitation'
import { findInvitation } from '@/lib/identity/browser'
import { webEnv } from '@/lib/platform/env'
import { visitor } from '@/lib/platform/request-context'
import { roleLabels } from '@/lib/platform/vocabulary'
import { acceptAction, oidcInvitationAction, signOutAction } from '../../actions'

export const metadata = { title: 'Invitation' }

export default async function InvitationPage({ params }: { params: Promise<{ secret: string }> }) {
  const { secret } = await params
  const invitation = await findInvitation(secret)
  if (!invitation) return <Closed />
  const who = await visitor()
  const signedInAs = who?.session.person.email
  return (
    <PlainFrame>
      <h1 className="page-title">You are invited to {invitation.workspaceName}</h1>
      <p className="mt-2 text-15 text-fg-2">{meaningOf(invitation)}</p>
      <div className="mt-5">
        {!signedInAs ? (
          <Join secret={secret} invitation={invitation} />
        ) : signedInAs === invitation.email ? (
          <ActionForm action={acceptAction}>
            <input type="hidden" name="secret" value={secret} />
            <FormActions>
              <SubmitButton busy="Joining…">{`Join as ${who.session.person.name}`}</SubmitButton>
            </FormActions>
          </ActionForm>
        ) : (
          <ForAnother email={invitation.email} signedInAs={signedInAs} />
        )}
      </div>
    </PlainFrame>
  )
}

function meaningOf({ email, duties, role }: OpenInvitation): string {
  const words = [...(role ? [role] : []), ...duties].map((id) => roleLabels[id].toLowerCase())
  return words.length > 0
    ? `The invitation is for ${email}, as ${words.join(' and ')}.`
    : `The invitation is for ${email}. Roles are given to you use case by use case.`
}

function Join({ secret, invitation }: { secret: string; invitation: OpenInvitation }) {
  const { oidc } = webEnv()
  return (
    <>
      {oidc ? (
        <form action={oidcInvitationAction} className="mb-5 border-b border-line pb-5">
          <input type="hidden" name="secret" value={secret} />
          <SubmitButton icon="key">{`Accept with ${oidc.name}`}</SubmitButton>
        </form>
      ) : null}
      <ActionForm action={acceptAction} className="grid gap-4">
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="username" autoComplete="username" value={invitation.email} />
        <TextField
          name="name"
          label="Your name"
          help="It is printed beside every decision you sign."
          autoComplete="name"
          maxLength={120}
          defaultValue={invitation.name}
          required
        />
        <TextField
          name="password"
          label="Choose a password"
          help="At least 12 characters. You are asked for it again whenever you sign a decision."
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={200}
          required
        />
        <FormActions>
          <SubmitButton kind={oidc ? 'secondary' : 'primary'} busy="Joining…">
            Accept and sign in
          </SubmitButton>
        </FormActions>
      </ActionForm>
      <p className="mt-5 text-13 text-fg-3">
        If {invitation.email} has an account here already, sign in with it first and open this link again.
      </p>
    </>
  )
}

function ForAnother({ email, signedInAs }: { email: string; signedInAs: string }) {
  return (
    <>
      <p className="mb-4 text-15">
        You are signed in as {signedInAs}. An invitation gives rights to one person, so only {email} can accept it.
      </p>
      <form action={signOutAction}>
        <SubmitButton kind="secondary" icon="sign-out">
          Sign out
        </SubmitButton>
      </form>
    </>
  )
}

function Closed() {
  return (
    <PlainFrame>
      <h1 className="page-title">This invitation is closed</h1>
      <p className="mt-2 text-15 text-fg-2">
        It was used or withdrawn, or its seven days are over, or the link is not complete. Ask the person who invited
        you for a new one. If you accepted it before, <TextLink href="/">sign in</TextLink>.
      </p>
    </PlainFrame>
  )
}
