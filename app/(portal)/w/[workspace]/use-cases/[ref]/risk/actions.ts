'use server'

import { refresh } from 'next/cache'
import type { FormState } from '@/components/form/form-state'
import { runAction } from '@/lib/platform/action'
import { assessUseCase } from '@/lib/risk/assess-use-case'
import { liftTierOverride } from '@/lib/risk/lift-override'
import { setRiskTier } from '@/lib/use-cases/set-risk-tier'
import { riskTierLabels } from '@/lib/use-cases/vocabulary'
import { answersOf } from './read-answers'

export async function assessAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(assessUseCase, workspace, form, {
    input: answersOf,
    done: ({ tier }) => {
      refresh()
      return { notice: `Saved: ${riskTierLabels[tier].toLowerCase()}.` }
    },
  })
}

export async function setRiskTierAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(setRiskTier, workspace, form, { done: refreshed })
}

export async function liftTierAction(workspace: string, _state: FormState, form: FormData): Promise<FormState> {
  return runAction(liftTierOverride, workspace, form, { done: refreshed })
}

async function refreshed() {
  refresh()
  return { done: true }
}
