// What forms of strangers do: sign in, leave for the provider, accept an invitation, make the first workspace.
import { sql } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { execute } from '@/lib/audit/execute'
import { type ActionState, formFields, refusedState } from '@/lib/platform/action'
import { newId } from '@/lib/platform/context'
import { webDb } from '@/lib/platform/db'
import { webEnv } from '@/lib/platform/env'
import { hashSecret, linkSecret } from '@/lib/platform/link-secret'
import { requestFacts, strangerAction, visitor } from '@/lib/platform/request-context'
import { returnPath } from '@/lib/platform/return-path'
import { acceptInvitation, type OpenInvitation, readOpenInvitation } from './accept-invitation'
import { signIn, signOut } from './auth'
import { SignInRefused } from './auth-config'
import { intentCookie, type OidcIntent } from './oidc-intent'
import { accountCtx } from './sign-in'

/** Signs in and redirects; answers with the form's state when it was refused. */
export async function signInByForm(provider: 'password' | 'demo', form: FormData): Promise<ActionState> {
  try {
    await strangerAction()
    const { email = '', password = '', to } = formFields(form)
    await signIn(provider, { email, password, redirectTo: returnPath(to) })
    return { done: true }
  } catch (error) {
    return refusedState(error instanceof SignInRefused ? error.refusal : error, form)
  }
}

export async function signOutByForm(): Promise<void> {
  await strangerAction()
  await signOut({ redirectTo: '/' })
}

/** Sends the browser to the provider, remembering what for; null is plain signing in, and forgets what it was for before. */
export async function leaveForOidc(intent: OidcIntent | null, to: unknown): Promise<void> {
  await strangerAction()
  const { name, value, options } = await intentCookie(intent, webEnv())
  ;(await cookies()).set(name, value, options)
  await signIn('oidc', { redirectTo: returnPath(to) })
}

/** Accepts as the person who is signed in, or makes an account and signs in with it. */
export async function acceptByForm(form: FormData): Promise<ActionState> {
  try {
    const headers = await strangerAction()
    const who = await visitor()
    const { secret, name, password } = formFields(form)
    const person = who?.session.person.id
    const ctx = accountCtx(webDb(), requestFacts(headers), person ?? newId(), who?.session.id)
    const { value } = await execute(ctx, acceptInvitation, person ? { secret } : { secret, name, password })
    const to = `/w/${value.workspace}`
    if (person) redirect(to)
    await signIn('password', { email: value.email, password, redirectTo: to })
    return { done: true }
  } catch (error) {
    return refusedState(error, form)
  }
}

/** The invitation that a link opens, for the page that shows it. */
export async function findInvitation(secret: string): Promise<OpenInvitation | null> {
  return linkSecret.safeParse(secret).success ? readOpenInvitation(webDb(), secret) : null
}

export async function isFirstAdministratorLink(secret: string): Promise<boolean> {
  const { rows } = await webDb().execute<{ is_open: boolean }>(
    sql`select identity_has_first_administrator_link(${hashSecret(secret)}) as is_open`,
  )
  return rows[0]?.is_open ?? false
}
