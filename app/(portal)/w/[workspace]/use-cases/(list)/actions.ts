'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { deleteView, saveView } from '@/lib/saved-views/saved-views'

export async function saveViewAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(saveView, workspace, form, { done: refreshed })
}

export async function deleteViewAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(deleteView, workspace, form, { done: refreshed })
}

async function refreshed() {
  refresh()
  return { done: true }
}
