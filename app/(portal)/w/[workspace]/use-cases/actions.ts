'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'

export async function createAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createUseCase, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/use-cases/${ref}`),
  })
}

export async function editAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editUseCase, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/use-cases/${ref}`),
  })
}

export async function addRoleAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(addRole, workspace, form, { done: refreshed })
}

export async function endRoleAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(endRole, workspace, form, { done: refreshed })
}

async function refreshed() {
  refresh()
  return { done: true }
}
