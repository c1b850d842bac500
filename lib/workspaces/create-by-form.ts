import { execute } from '@/lib/audit/execute'
import { signIn } from '@/lib/identity/auth'
import { accountCtx } from '@/lib/identity/sign-in'
import { type ActionState, formFields, refusedState } from '@/lib/platform/action'
import { newId } from '@/lib/platform/context'
import { webDb } from '@/lib/platform/db'
import { requestFacts, strangerAction } from '@/lib/platform/request-context'
import { createWorkspace } from './create-workspace'

/** Makes the first administrator and their workspace, and signs them in. */
export async function createWorkspaceByForm(form: FormData): Promise<ActionState> {
  try {
    const headers = await strangerAction()
    const fields = formFields(form)
    const ctx = accountCtx(webDb(), requestFacts(headers), newId())
    const { value } = await execute(ctx, createWorkspace, fields)
    const { email, password } = fields
    await signIn('password', { email, password, redirectTo: `/w/${value.workspace}` })
    return { done: true }
  } catch (error) {
    return refusedState(error, form)
  }
}
