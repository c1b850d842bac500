'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createFeature } from '@/lib/features/create-feature'
import { editFeature } from '@/lib/features/edit-feature'
import { addFeatureUse, endFeatureUse } from '@/lib/features/feature-uses'
import { readFeatureForm } from '@/lib/features/read-form'
import { retireFeature } from '@/lib/features/retire-feature'
import { decideStore } from '@/lib/features/store-advice/decide-store'
import { runAction } from '@/lib/platform/action'

export async function createAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createFeature, workspace, form, {
    input: readFeatureForm,
    done: ({ ref }) => redirect(`/w/${workspace}/features/${ref}`),
  })
}

export async function editAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editFeature, workspace, form, {
    input: readFeatureForm,
    done: ({ ref }) => redirect(`/w/${workspace}/features/${ref}`),
  })
}

export async function retireAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(retireFeature, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/features/${ref}`),
  })
}

export async function addUseAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(addFeatureUse, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/features/${ref}`),
  })
}

export async function endUseAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(endFeatureUse, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/features/${ref}`),
  })
}

export async function decideAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(decideStore, workspace, form, {
    done: ({ useCase }) => redirect(`/w/${workspace}/features/decide?useCase=${useCase}#decisions`),
  })
}
