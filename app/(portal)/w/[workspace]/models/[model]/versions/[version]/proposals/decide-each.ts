import type { FormState } from '@/components/form/form-state'
import { execute } from '@/lib/audit/execute'
import { decideProposal } from '@/lib/model-cards/proposals/decide'
import { refusedState } from '@/lib/platform/action'
import { AppError } from '@/lib/platform/errors'
import { actionContext } from '@/lib/platform/request-context'
import type { Seen } from './actions'

/** One after the other, so that what somebody changed meanwhile holds back only itself. */
export async function decideEach(workspace: string, seen: readonly Seen[], form: FormData): Promise<FormState> {
  try {
    const { ctx } = await actionContext(workspace)
    const decision = form.get('decision') === 'accept' ? 'accept' : 'decline'
    let held = 0
    for (const { id, revision } of seen) {
      try {
        await execute(ctx, decideProposal, { proposal: id, decision, revision })
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error
        held++
      }
    }
    if (held === 0) return { done: true }
    return { notice: `${held} of ${seen.length} changed meanwhile and still wait: look at them again.` }
  } catch (error) {
    return refusedState(error, form)
  }
}
