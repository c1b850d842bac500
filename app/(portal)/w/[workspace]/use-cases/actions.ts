'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { type FormFields, runAction } from '@/lib/platform/action'
import { useCaseRoles } from '@/lib/platform/vocabulary'
import { readTemplate } from '@/lib/templates/definition'
import { readAnswers } from '@/lib/templates/read-form'
import { addRole, endRole } from '@/lib/use-cases/change-roles'
import { createUseCase } from '@/lib/use-cases/create-use-case'
import { editUseCase } from '@/lib/use-cases/edit-use-case'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'

export async function createAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  const template = await readTemplate('added-value')
  return runAction(createUseCase, workspace, form, {
    input: (fields) => ({
      name: fields.name,
      area: fields.area,
      answers: readAnswers(template, fields),
      team: teamOf(fields),
    }),
    done: ({ ref }) => redirect(`/w/${workspace}/use-cases/${ref}`),
  })
}

function teamOf(fields: FormFields) {
  return useCaseRoles.flatMap((role) => {
    const person = fields[`team.${role}`]
    return person ? [{ person, role }] : []
  })
}

export async function editAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editUseCase, workspace, form, {
    done: ({ ref }) => redirect(`/w/${workspace}/use-cases/${ref}`),
  })
}

export async function addRoleAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(addRole, workspace, form, { done: refreshed })
}

export async function endRoleAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(endRole, workspace, form, { done: refreshed })
}

export async function setRiskTierAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(setRiskTier, workspace, form, { done: refreshed })
}

async function refreshed() {
  refresh()
  return { done: true }
}
