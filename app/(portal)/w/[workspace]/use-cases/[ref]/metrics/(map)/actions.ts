'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createLink } from '@/lib/metrics/alignment/create-link'
import { editLink, retireLink } from '@/lib/metrics/alignment/edit-link'
import { signLevel, signLink } from '@/lib/metrics/alignment/sign'
import { runAction } from '@/lib/platform/action'
import { readLinkForm } from './read-link-form'

/** `map`: the address of the use case's map, to which all of these come back. */
export async function createLinkAction(
  workspace: string,
  map: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(createLink, workspace, form, {
    input: readLinkForm,
    done: ({ ref }) => redirect(`${map}/links/${ref}`),
  })
}

export async function editLinkAction(
  workspace: string,
  map: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(editLink, workspace, form, {
    input: readLinkForm,
    done: ({ ref }) => redirect(`${map}/links/${ref}`),
  })
}

export async function retireLinkAction(
  workspace: string,
  map: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(retireLink, workspace, form, { done: () => redirect(map) })
}

export async function signLinkAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(signLink, workspace, form, { done: refreshed })
}

export async function signLevelAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(signLevel, workspace, form, { done: refreshed })
}

async function refreshed() {
  refresh()
  return { done: true }
}
