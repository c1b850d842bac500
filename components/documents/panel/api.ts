// The panel speaks to the API by itself: a server action would queue behind the answers that are being saved.
import type { FormState } from '@/components/form/form-state'

export interface Api {
  workspace: string
}

function addressOf({ workspace }: Api, path: string, query: Record<string, string> = {}): string {
  return `/api/v1${path}?${new URLSearchParams({ ...query, workspace })}`
}

const SESSION_OVER =
  'Your session has ended. Sign in again in another tab, then repeat this here: what you typed is kept.'

/** @throws with a sentence for the person */
export async function readApi<T>(
  api: Api,
  path: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<T> {
  const answer = await fetch(addressOf(api, path, query), { signal, headers: { accept: 'application/json' } })
  if (answer.ok) return answer.json()
  throw new Error(answer.status === 401 ? SESSION_OVER : (await problemOf(answer)).message)
}

/** A command as a form's next state. @throws when the server cannot be reached */
export async function sendApi(
  api: Api,
  path: string,
  body: Record<string, unknown>,
  options: { method?: 'POST' | 'PATCH'; key?: string } = {},
): Promise<FormState> {
  const { method = 'POST', key } = options
  const answer = await fetch(addressOf(api, path), {
    method,
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) },
  })
  return answer.ok ? { done: true } : { error: await problemOf(answer) }
}

async function problemOf(answer: Response): Promise<NonNullable<FormState['error']>> {
  const problem = await answer.json().catch(() => ({}))
  if (answer.status === 401) return { code: 'unauthenticated', message: SESSION_OVER }
  const {
    code = 'internal',
    detail = 'The server did not answer as it should. Try again.',
    fields,
    requestId,
  } = problem
  return { code, message: detail, ...(fields ? { fields } : {}), ...(requestId ? { requestId } : {}) }
}
