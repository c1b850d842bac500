'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { startDocument } from '@/lib/documents/start-document'
import { runAction } from '@/lib/platform/action'
import { reopenTemplate, retireTemplate } from '@/lib/templates/retire-template'
import { takeBuiltIn } from '@/lib/templates/take-built-in'

export async function takeAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(takeBuiltIn, workspace, form, { done: refreshed })
}

export async function retireAction(
  workspace: string,
  template: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(retireTemplate, workspace, form, { input: (fields) => ({ ...fields, template }), done: refreshed })
}

export async function reopenAction(
  workspace: string,
  template: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(reopenTemplate, workspace, form, { input: (fields) => ({ ...fields, template }), done: refreshed })
}

export async function startAction(
  workspace: string,
  template: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(startDocument, workspace, form, {
    input: ({ useCase, title }) => ({ useCase, template, ...(title ? { title } : {}) }),
    done: ({ ref }) => redirect(`/w/${workspace}/documents/${ref}/edit`),
  })
}

async function refreshed() {
  refresh()
  return { done: true }
}
