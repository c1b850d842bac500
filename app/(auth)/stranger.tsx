import { headers } from 'next/headers'
import { ActionForm } from '@/components/form/action-form'
import { FormActions, SubmitButton } from '@/components/form/submit-button'
import { TextField } from '@/components/form/text-field'
import { PlainFrame } from '@/components/frame/plain-frame'
import { Notice } from '@/components/ui/notice'
import { listDemoPeople } from '@/lib/identity/demo-people'
import { webEnv } from '@/lib/platform/env'
import { oidcAction, signInAction } from './actions'
import { DemoPeople } from './demo-people'

/** What is shown to who is not signed in, on `/` and on `/sign-in`. */
export async function Stranger({ to, problem }: { to?: string; problem?: string }) {
  const env = webEnv()
  const people = await listDemoPeople(await headers(), env)
  const isDemo = people.length > 0
  return (
    <PlainFrame wide={isDemo} foot="Decisions about models, signed by the people who answer for them.">
      {problem ? (
        <div className="mb-5">
          <Notice tone="bad" title="You are not signed in">
            {problem}
          </Notice>
        </div>
      ) : null}
      {isDemo ? <DemoPeople people={people} to={to} /> : <h1 className="page-title">Sign in</h1>}
      <div className={isDemo ? 'mt-9 max-w-[440px] border-t border-line pt-5' : 'mt-5'}>
        {isDemo ? <h2 className="mb-3 text-14 font-semibold">Or sign in with a password</h2> : null}
        <ActionForm action={signInAction} className="grid gap-4">
          <input type="hidden" name="to" value={to ?? '/'} />
          <TextField name="email" label="E-mail address" type="email" autoComplete="username" required />
          <TextField name="password" label="Password" type="password" autoComplete="current-password" required />
          <FormActions>
            <SubmitButton kind={isDemo ? 'secondary' : 'primary'} busy="Signing in…">
              Sign in
            </SubmitButton>
          </FormActions>
        </ActionForm>
        {env.oidc ? (
          <form action={oidcAction} className="mt-4 border-t border-line pt-4">
            <input type="hidden" name="to" value={to ?? '/'} />
            <SubmitButton kind="secondary" icon="key">
              {`Continue with ${env.oidc.name}`}
            </SubmitButton>
          </form>
        ) : null}
        {isDemo ? null : (
          <p className="mt-5 text-13 text-fg-3">
            No account yet? You need an invitation: ask an administrator of your workspace for a link.
          </p>
        )}
      </div>
    </PlainFrame>
  )
}
