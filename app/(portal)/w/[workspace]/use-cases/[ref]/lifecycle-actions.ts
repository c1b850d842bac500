'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { startDocument } from '@/lib/documents/start-document'
import { type FormFields, runAction } from '@/lib/platform/action'
import { moveBack, retireUseCase, startIteration } from '@/lib/use-cases/change-course'
import { passGate } from '@/lib/use-cases/pass-gate'
import { requestGate } from '@/lib/use-cases/request-gate'
import { setInvolvement } from '@/lib/use-cases/set-involvement'
import { defaultInvolvement, involvedRoles } from '@/lib/use-cases/vocabulary'

export async function requestGateAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(requestGate, workspace, form, {
    done: ({ approval }) => redirect(`/w/${workspace}/approvals/${approval.ref}`),
  })
}

export async function passGateAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(passGate, workspace, form, { done: ({ useCase }) => toUseCase(workspace, useCase) })
}

export async function moveBackAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(moveBack, workspace, form, { done: ({ useCase }) => toUseCase(workspace, useCase) })
}

export async function iterateAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(startIteration, workspace, form, { done: ({ useCase }) => toUseCase(workspace, useCase) })
}

export async function retireAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(retireUseCase, workspace, form, {
    input: ({ iteration, ...fields }) => ({ ...fields, ...(iteration ? { iteration } : {}) }),
    done: ({ useCase }) => toUseCase(workspace, useCase),
  })
}

export async function setInvolvementAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(setInvolvement, workspace, form, {
    input: (fields) => ({ useCase: fields.useCase, revision: fields.revision, involvement: matrixOf(fields) }),
    done: ({ useCase }) => toUseCase(workspace, useCase),
  })
}

/** `<stage>.<role>` of each select. */
function matrixOf(fields: FormFields) {
  return Object.fromEntries(
    Object.keys(defaultInvolvement).map((stage) => [
      stage,
      Object.fromEntries(involvedRoles.map((role) => [role, fields[`${stage}.${role}`]])),
    ]),
  )
}

export async function startDocumentAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(startDocument, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/documents/${ref}/edit`),
  })
}

function toUseCase(workspace: string, useCase: string): never {
  redirect(`/w/${workspace}/use-cases/${useCase}`)
}
