'use server'

import { revalidatePath } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { proposeCard } from '@/lib/integrations/propose-to-card'
import { decideProposal } from '@/lib/model-cards/proposals/decide'
import { runAction } from '@/lib/platform/action'
import { besideItsField, givenFile, givenTwice } from '../../../../../given-file'
import { decideEach } from './decide-each'
import { givenWords } from './given-words'

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

type Version = { model: string; version: number }

/** A file for this card: what it fills and what it asks is said in a sentence. */
export async function giveAction(
  place: Place,
  version: Version,
  _state: FormState,
  form: FormData,
): Promise<FormState> {
  const given = await givenFile(form)
  if (given.isTwice) return givenTwice('the card')
  const state = await runAction(proposeCard, place.workspace, form, {
    input: () => ({ ...version, format: 'auto', filename: given.filename, file: given.bytes }),
    done: (outcome) => {
      revalidatePath(place.href, 'layout')
      return { notice: givenWords(outcome), done: true }
    },
  })
  return besideItsField(state, given)
}
