'use server'

import type { FormState } from '@/components/form/form-state'
import { changeDeployment } from '@/lib/deployments/change-deployment'
import { runAction } from '@/lib/platform/action'

export async function endDeploymentAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(changeDeployment, workspace, form, {
    input: ({ deployment, revision }) => ({ deployment, revision, endedAt: new Date().toISOString() }),
    done: () => ({ notice: 'Recorded.', done: true }),
  })
}

export async function changeTrafficAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(changeDeployment, workspace, form, {
    input: ({ traffic, ...fields }) => ({
      ...fields,
      traffic: traffic?.trim() ? Number(traffic.replace(',', '.')) : undefined,
    }),
    done: () => ({ notice: 'Recorded.', done: true }),
  })
}
