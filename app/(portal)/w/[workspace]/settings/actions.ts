'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { leaveForOidc } from '@/lib/identity/browser'
import { changePassword } from '@/lib/identity/change-password'
import { inviteMember, withdrawInvitation } from '@/lib/identity/invitations'
import { endAllSessions, endSession } from '@/lib/identity/sessions'
import { createToken, revokeToken } from '@/lib/identity/tokens'
import { runAction } from '@/lib/platform/action'
import { webEnv } from '@/lib/platform/env'
import { visitor } from '@/lib/platform/request-context'
import { changeDuties } from '@/lib/workspaces/change-duties'
import { removeMember } from '@/lib/workspaces/remove-member'

export async function inviteAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(inviteMember, workspace, form, {
    input: ({ email, name, useCase, role }) => ({
      ...{ email, name, duties: form.getAll('duties') },
      ...(useCase || role ? { useCase: useCase || undefined, role: role || undefined } : {}),
    }),
    done: ({ email, path }) => {
      refresh()
      return { done: true, notice: `${email} is invited.`, values: { shownOnce: `${webEnv().url}${path}` } }
    },
  })
}

export async function withdrawAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(withdrawInvitation, workspace, form, { done: refreshed })
}

export async function changeDutiesAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(changeDuties, workspace, form, {
    input: ({ member, revision, reason }) => ({ member, revision, reason, duties: form.getAll('duties') }),
    done: () => redirect(`/w/${workspace}/settings/members`),
  })
}

export async function removeMemberAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(removeMember, workspace, form, { done: () => redirect(`/w/${workspace}/settings/members`) })
}

export async function createTokenAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createToken, workspace, form, {
    input: ({ name, days }) => ({ name, days, scopes: form.getAll('scopes') }),
    done: ({ token, name }) => {
      refresh()
      return { done: true, notice: `The token ${name} is made.`, values: { shownOnce: token } }
    },
  })
}

export async function revokeTokenAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(revokeToken, workspace, form, { done: refreshed })
}

export async function changePasswordAction(_state: FormState, form: FormData): Promise<FormState> {
  return runAction(changePassword, null, form, {
    done: () => ({ ...refreshed(), notice: 'Your password is changed. Every other session of yours has ended.' }),
  })
}

export async function endSessionAction(_state: FormState, form: FormData): Promise<FormState> {
  return runAction(endSession, null, form, { done: refreshed })
}

export async function endAllSessionsAction(_state: FormState, form: FormData): Promise<FormState> {
  return runAction(endAllSessions, null, form, { done: () => redirect('/sign-in') })
}

export async function linkIdentityAction(workspace: string): Promise<void> {
  const who = await visitor()
  if (who) await leaveForOidc({ kind: 'link', sessionId: who.session.id }, `/w/${workspace}/settings/account`)
}

function refreshed(): FormState {
  refresh()
  return { done: true }
}
