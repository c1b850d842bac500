'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createExperiment, editExperiment } from '@/lib/experiments/create-experiment'
import { recordObservations } from '@/lib/metrics/observations/record-observations'
import { registerModel, registerModelVersion } from '@/lib/models/register-model'
import { runAction } from '@/lib/platform/action'
import { type RegisterFields, registerInput } from './register-input'

export async function createExperimentAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createExperiment, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/experiments/${ref}`),
  })
}

export async function editExperimentAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editExperiment, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/experiments/${ref}`),
  })
}

export async function recordFigureAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(recordObservations, workspace, form, {
    input: ({ metric, ...row }) => ({ metric, observations: [row] }),
    done: ({ recorded }) => ({ notice: recorded > 0 ? 'Recorded.' : 'It is on record already.', done: true }),
  })
}

export async function registerVersionAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(registerModelVersion, workspace, form, {
    input: (fields) => registerInput(fields as RegisterFields),
    done: ({ model, version }) => redirect(`/w/${workspace}/models/${model}/versions/${version}`),
  })
}

export async function registerModelAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(registerModel, workspace, form, {
    input: (fields) => registerInput(fields as RegisterFields),
    done: ({ model, version }) => redirect(`/w/${workspace}/models/${model}/versions/${version}`),
  })
}
