'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { giveFile } from '@/lib/integrations/imports/give-file'
import { runAction } from '@/lib/platform/action'
import { besideItsField, givenFile, givenTwice } from '../../given-file'
import { giveInput } from './give-input'

export async function giveFileAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const file = await givenFile(form)
  if (file.isTwice) return givenTwice('the file')
  const state = await runAction(giveFile, workspace, form, {
    input: (fields) => giveInput(fields, file),
    done: ({ import: { ref }, isNew }) => redirect(`/w/${workspace}/imports/${ref}${isNew ? '' : '?known=1'}`),
  })
  return besideItsField(state, file)
}
