'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { importTemplate } from '@/lib/templates/import-template'
import { besideItsField, givenFile, givenTwice } from '../../given-file'

export async function importAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const given = await givenFile(form)
  if (given.isTwice) return givenTwice('the template')
  const state = await runAction(importTemplate, workspace, form, {
    input: ({ template, revision }) => ({ template: template || undefined, revision, file: given.bytes }),
    done: ({ template }) => redirect(`/w/${workspace}/library/${template}/edit?imported=1`),
  })
  return besideItsField(state, given)
}
