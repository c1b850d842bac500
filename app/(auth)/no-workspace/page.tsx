import { redirect } from 'next/navigation'
import { SubmitButton } from '@/components/form/submit-button'
import { PlainFrame } from '@/components/frame/plain-frame'
import { visitor } from '@/lib/platform/request-context'
import { signOutAction } from '../actions'

export const metadata = { title: 'No workspace yet' }

export default async function NoWorkspacePage() {
  const who = await visitor()
  if (!who) redirect('/sign-in')
  if (who.workspaces[0]) redirect(`/w/${who.workspaces[0].slug}`)
  return (
    <PlainFrame>
      <h1 className="page-title">You are in no workspace yet</h1>
      <p className="mt-2 text-15 text-fg-2">
        You are signed in as {who.session.person.email}, but nobody has added this account to a workspace, or your last
        membership has ended. Ask an administrator to invite this address; the link they send brings you in.
      </p>
      <form action={signOutAction} className="mt-5">
        <SubmitButton kind="secondary" icon="sign-out">
          Sign out
        </SubmitButton>
      </form>
    </PlainFrame>
  )
}
