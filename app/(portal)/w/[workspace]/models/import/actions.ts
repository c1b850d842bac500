'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { importModelCard } from '@/lib/integrations/import-model-card'
import { runAction } from '@/lib/platform/action'
import { besideItsField, givenFile, givenTwice } from '../../given-file'
import { importInput } from './import-input'

export async function importAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const card = await givenFile(form)
  if (card.isTwice) return givenTwice('the card')
  const state = await runAction(importModelCard, workspace, form, {
    input: (fields) => importInput(fields, card),
    done: ({ modelVersion: { model, version }, isNew }) =>
      redirect(`/w/${workspace}/models/${model}/versions/${version}/report${isNew ? '' : '?known=1'}`),
  })
  return besideItsField(state, card)
}
