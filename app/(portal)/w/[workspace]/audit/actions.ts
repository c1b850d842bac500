'use server'

import type { VerifyState } from '@/components/trail/verify-now'
import { AppError } from '@/lib/platform/errors'
import { actionContext } from '@/lib/platform/request-context'
import { verifyTrail } from '@/lib/trail/verify-trail'

/** Reads, and changes nothing: there is no command behind it. */
export async function verifyAction(workspace: string): Promise<VerifyState> {
  try {
    const { ctx } = await actionContext(workspace)
    return { verification: await verifyTrail(ctx) }
  } catch (error) {
    if (error instanceof AppError) return { refused: error.message }
    throw error
  }
}
