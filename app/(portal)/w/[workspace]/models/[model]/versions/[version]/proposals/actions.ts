'use server'

import { revalidatePath } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { decideProposal } from '@/lib/model-cards/proposals/decide'
import { runAction } from '@/lib/platform/action'
import { decideEach } from './decide-each'

/** A proposal, and the field's revision as it was seen. */
export interface Seen {
  id: string
  revision: number
}

type Place = { workspace: string; href: string }

export async function decideAction({ workspace, href }: Place, seen: Seen, _state: FormState, form: FormData) {
  return runAction(decideProposal, workspace, form, {
    input: ({ decision }) => ({ proposal: seen.id, decision, revision: seen.revision }),
    done: () => void revalidatePath(href, 'layout'),
  })
}

export async function decideAllAction({ workspace, href }: Place, seen: Seen[], _state: FormState, form: FormData) {
  const state = await decideEach(workspace, seen, form)
  revalidatePath(href, 'layout')
  return state
}
