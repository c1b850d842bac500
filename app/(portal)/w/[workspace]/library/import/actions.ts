'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { importTemplate } from '@/lib/templates/import-template'
import { besideItsField, uploadedCard } from '../../models/import/uploaded-card'

const givenTwice: FormState = {
  error: {
    code: 'invalid',
    message: 'There is a file and a text. Which of the two is the template?',
    fields: { text: 'Take the file away, or empty this field.' },
  },
}

export async function importAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const given = await uploadedCard(form)
  if (given.isTwice) return givenTwice
  const state = await runAction(importTemplate, workspace, form, {
    input: ({ template, revision }) => ({ template: template || undefined, revision, file: given.bytes }),
    done: ({ template }) => redirect(`/w/${workspace}/library/${template}/edit?imported=1`),
  })
  return besideItsField(state, given)
}
