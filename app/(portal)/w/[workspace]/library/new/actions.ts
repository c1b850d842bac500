'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { createTemplate } from '@/lib/templates/create-template'

export async function createAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createTemplate, workspace, form, {
    input: ({ from, ...fields }) => ({ ...fields, ...(from ? { from } : {}) }),
    done: ({ template }) => redirect(`/w/${workspace}/library/${template}/edit`),
  })
}
