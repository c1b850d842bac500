import { redirect } from 'next/navigation'
import { visitor } from '@/lib/platform/request-context'
import { returnPath } from '@/lib/platform/return-path'
import { Stranger } from '../stranger'

export const metadata = { title: 'Sign in' }

type Params = Record<string, string | string[] | undefined>

/** What came of single sign-on, by the reason in the address. */
const REFUSED: Record<string, string> = {
  forbidden:
    'No account here is linked with that sign-in. If you were invited, open the link of the invitation and go on from there. If you have a password, sign in with it and link single sign-on under Settings.',
  conflict:
    'There is an account already, and it is not linked with that sign-in. Sign in to it with its password, then open the link of the invitation again.',
  not_found: 'The invitation was used or withdrawn, or it has expired. Ask for a new one.',
  invalid: 'Your organisation did not send your name. Accept the invitation with a password instead.',
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<Params> }) {
  const { to, callbackUrl, refused, error } = await searchParams
  const path = returnPath(to ?? callbackUrl)
  if (!refused && !error && (await visitor())) redirect(path)
  return <Stranger to={path} problem={problemOf(refused, error)} />
}

function problemOf(refused: Params[string], error: Params[string]): string | undefined {
  if (typeof refused === 'string') return REFUSED[refused] ?? REFUSED.forbidden
  if (error === 'CredentialsSignin') return 'E-mail address or password is not right.'
  if (error) return 'Your organisation’s sign-in did not answer as expected, or was cancelled. Try again.'
  return undefined
}
