'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { changeDeployment } from '@/lib/deployments/change-deployment'
import { runAction } from '@/lib/platform/action'

export async function endDeploymentAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(changeDeployment, workspace, form, {
    input: ({ deployment, revision }) => ({ deployment, revision, endedAt: new Date().toISOString() }),
    done: recorded,
  })
}

export async function changeTrafficAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(changeDeployment, workspace, form, {
    input: ({ traffic, ...fields }) => ({
      ...fields,
      traffic: traffic?.trim() ? Number(traffic.replace(',', '.')) : undefined,
    }),
    done: recorded,
  })
}

function recorded(): FormState {
  refresh()
  return { notice: 'Recorded.', done: true }
}
