'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { withdrawApproval } from '@/lib/approvals/withdraw-approval'
import { waitForReceipt } from '@/lib/audit/receipts'
import { runAction } from '@/lib/platform/action'
import { decideApproval } from '@/lib/subjects'

type Place = { workspace: string; approval: string }

export async function decideAction(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(decideApproval, place.workspace, form, {
    input: (fields) => ({ ...fields, approval: place.approval }),
    async done({ entry }, ctx) {
      await waitForReceipt(ctx, entry)
      refresh()
      return { done: true }
    },
  })
}

export async function withdrawAction(place: Place, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(withdrawApproval, place.workspace, form, {
    input: ({ reason }) => ({ reason, approval: place.approval }),
    done() {
      refresh()
      return { done: true }
    },
  })
}
