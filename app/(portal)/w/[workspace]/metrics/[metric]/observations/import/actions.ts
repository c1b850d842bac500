'use server'

import { redirect } from 'next/navigation'
import type { ImportState } from '@/components/metrics/observations/import-state'
import { importObservations } from '@/lib/integrations/observations/import-observations'
import { runAction } from '@/lib/platform/action'
import { besideItsField, givenFile, givenTwice } from '../../../../given-file'
import { recordedPath } from '../recorded-path'
import { importInput, isLookedAt, lookAt } from './look-at'

/** Shows what would be recorded; records it when the button says so and nothing was changed since it was shown. */
export async function importAction(workspace: string, _state: ImportState, form: FormData): Promise<ImportState> {
  const source = await givenFile(form)
  if (source.isTwice) return givenTwice('meant')
  if (!isLookedAt(form, source)) return lookAt(workspace, form, source)
  const state = await runAction(importObservations, workspace, form, {
    input: ({ act }) => ({ ...importInput(form, source), partial: act === 'good-lines' }),
    done: (taken) => redirect(recordedPath(workspace, taken)),
  })
  return besideItsField(state, source)
}
