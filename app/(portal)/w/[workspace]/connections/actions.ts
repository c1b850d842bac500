'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/components/form/form-state'
import { createConnection } from '@/lib/integrations/connections/create-connection'
import { editConnection, pullNow, switchConnection } from '@/lib/integrations/connections/edit-connection'
import { type FormFields, runAction } from '@/lib/platform/action'

export async function createConnectionAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(createConnection, workspace, form, {
    input: secretsOf,
    done: ({ ref }) => redirect(`/w/${workspace}/connections/${ref}`),
  })
}

export async function editConnectionAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(editConnection, workspace, form, {
    input: secretsOf,
    done: ({ ref }) => redirect(`/w/${workspace}/connections/${ref}`),
  })
}

export async function switchConnectionAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(switchConnection, workspace, form, {
    input: ({ connection, isOn }) => ({ connection, isOn: isOn === 'yes' }),
    done: ({ ref }) => redirect(`/w/${workspace}/connections/${ref}`),
  })
}

export async function pullNowAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(pullNow, workspace, form, {
    input: ({ connection }) => ({ connection }),
    done: () => ({ notice: 'It is being read. Load this page again to see what came.' }),
  })
}

/** A secret field that was left empty keeps what is there; one that is to be taken away is given as empty. */
function secretsOf({ token, webhookSecret, dropToken, dropWebhookSecret, ...fields }: FormFields) {
  return {
    ...fields,
    ...(dropToken ? { token: '' } : token ? { token } : {}),
    ...(dropWebhookSecret ? { webhookSecret: '' } : webhookSecret ? { webhookSecret } : {}),
  }
}
