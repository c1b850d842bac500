'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createDataset } from '@/lib/datasets/create-dataset'
import { editDataset } from '@/lib/datasets/edit-dataset'
import { nameDataset } from '@/lib/datasets/name-dataset'
import { assessQuality } from '@/lib/datasets/quality/assess'
import { closeRemedy } from '@/lib/datasets/quality/close-remedy'
import { openRemedy } from '@/lib/datasets/quality/open-remedy'
import { readAssessForm, readDatasetForm, readRemedyForm, readVersionForm } from '@/lib/datasets/read-form'
import { recordDatasetVersion } from '@/lib/datasets/record-version'
import { retireDataset } from '@/lib/datasets/retire-dataset'
import { runAction } from '@/lib/platform/action'

export async function createAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createDataset, workspace, form, {
    input: readDatasetForm,
    done: ({ ref }) => redirect(`/w/${workspace}/datasets/${ref}`),
  })
}

export async function editAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editDataset, workspace, form, {
    input: readDatasetForm,
    done: ({ ref }) => redirect(`/w/${workspace}/datasets/${ref}`),
  })
}

export async function retireAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(retireDataset, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/datasets/${ref}`),
  })
}

export async function nameAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(nameDataset, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/datasets/${ref}`),
  })
}

export async function recordVersionAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(recordDatasetVersion, workspace, form, {
    input: readVersionForm,
    done: ({ dataset, version, isNew }) =>
      redirect(`/w/${workspace}/datasets/${dataset}/versions/${version}${isNew ? '' : '?known'}`),
  })
}

export async function assessAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(assessQuality, workspace, form, {
    input: readAssessForm,
    done: ({ dataset, version }) => redirect(`/w/${workspace}/datasets/${dataset}/versions/${version}#quality`),
  })
}

export async function openRemedyAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(openRemedy, workspace, form, {
    input: readRemedyForm,
    done: ({ dataset, version, ref }) => redirect(`/w/${workspace}/datasets/${dataset}/versions/${version}#${ref}`),
  })
}

export async function closeRemedyAction(
  workspace: string,
  back: string,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  return runAction(closeRemedy, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/datasets/${back}#${ref}`),
  })
}
