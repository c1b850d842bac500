'use server'

import type { FormState } from '@/components/form/form-state'
import { acceptByForm, leaveForOidc, signInByForm, signOutByForm } from '@/lib/identity/browser'
import { createWorkspaceByForm } from '@/lib/workspaces/create-by-form'

export async function signInAction(_state: FormState, form: FormData): Promise<FormState> {
  return signInByForm('password', form)
}

export async function enterAction(_state: FormState, form: FormData): Promise<FormState> {
  return signInByForm('demo', form)
}

export async function signOutAction(): Promise<void> {
  await signOutByForm()
}

export async function oidcAction(form: FormData): Promise<void> {
  await leaveForOidc(null, form.get('to'))
}

export async function oidcInvitationAction(form: FormData): Promise<void> {
  await leaveForOidc({ kind: 'invitation', secret: String(form.get('secret')) }, '/')
}

export async function acceptAction(_state: FormState, form: FormData): Promise<FormState> {
  return acceptByForm(form)
}

export async function createWorkspaceAction(_state: FormState, form: FormData): Promise<FormState> {
  return createWorkspaceByForm(form)
}
