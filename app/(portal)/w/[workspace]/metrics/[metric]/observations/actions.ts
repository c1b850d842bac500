'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { withdrawObservation } from '@/lib/metrics/observations/withdraw-observation'
import { runAction } from '@/lib/platform/action'
import { returnPath } from '@/lib/platform/return-path'
import { besideFields, readObservationForm } from './read-observation-form'
import { recordedPath } from './recorded-path'

export async function recordAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const state = await runAction(recordObservations, workspace, form, {
    input: readObservationForm,
    done: (taken) => redirect(recordedPath(workspace, taken)),
  })
  return besideFields(state)
}

export async function withdrawAction(
  workspace: string,
  back: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(withdrawObservation, workspace, form, { done: () => redirect(returnPath(back)) })
}
