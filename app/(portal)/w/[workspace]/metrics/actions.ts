'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createMetric } from '@/lib/metrics/create-metric'
import { editMetric } from '@/lib/metrics/edit-metric'
import { readMetricForm } from '@/lib/metrics/read-form'
import { retireMetric } from '@/lib/metrics/retire-metric'
import { runAction } from '@/lib/platform/action'
import { returnPath } from '@/lib/platform/return-path'

export async function createMetricAction(
  workspace: string,
  back: string | null,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(createMetric, workspace, form, {
    input: readMetricForm,
    done: ({ ref }) => redirect(back ? returnPath(back) : `/w/${workspace}/metrics/${ref}`),
  })
}

export async function editMetricAction(
  workspace: string,
  back: string | null,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(editMetric, workspace, form, {
    input: readMetricForm,
    done: ({ ref }) => redirect(back ? returnPath(back) : `/w/${workspace}/metrics/${ref}`),
  })
}

export async function retireMetricAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(retireMetric, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/metrics/${ref}`),
  })
}
