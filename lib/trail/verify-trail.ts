// The verifier over the running log, for a person who looks at the trail: the same code that checks an exported file,
// within a time that a page can wait.
import { openBundle } from '@/lib/audit/bundle-source'
import { exportBundle } from '@/lib/audit/export-bundle'
import { nodeHashing } from '@/lib/audit/node-hashing'
import { verifyLog } from '@/lib/audit/verify'
import { type Report, VerificationFailure } from '@/lib/audit/verify-report'
import { type Ctx, withContext } from '@/lib/platform/context'
import { AppError } from '@/lib/platform/errors'
import { permit } from './permit'
import type { VerificationView } from './views'

const PATIENCE_MS = 20_000
let isRunning = false

/** Checks this workspace's entries, their proofs and governed rows. @throws forbidden, limited, unavailable */
export async function verifyTrail(ctx: Ctx): Promise<VerificationView> {
  await permit(ctx, 'audit.read', 'verify the audit trail')
  if (isRunning) {
    throw new AppError('limited', 'Somebody is verifying at this moment. Try again when that is done.', {
      retryAfter: 10,
    })
  }
  isRunning = true
  const started = performance.now()
  try {
    const report = await withContext(ctx, (tx) => check(exportBundle(tx.db, ctx.workspaceId), started + PATIENCE_MS), {
      readOnly: true,
      isSnapshot: true,
    })
    return {
      result: report.result,
      problem: report.problem?.message ?? null,
      checked: report.checked,
      unchecked: report.unchecked,
      size: report.log.size,
      at: new Date().toISOString(),
      seconds: Math.max(0.1, Math.round((performance.now() - started) / 100) / 10),
    }
  } finally {
    isRunning = false
  }
}

async function check(chunks: AsyncIterable<Uint8Array>, deadline: number): Promise<Report> {
  try {
    const source = await openBundle(nodeHashing, until(deadline, chunks))
    return await verifyLog(nodeHashing, source)
  } catch (error) {
    if (!(error instanceof VerificationFailure)) throw error
    const log = { origin: '', vkey: '', size: 0, root: null }
    return { result: 'wrong', problem: error.problem, checked: [], unchecked: [], log }
  }
}

async function* until(deadline: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (performance.now() > deadline) {
      throw new AppError(
        'unavailable',
        `This log is longer than what can be verified here in ${PATIENCE_MS / 1000} seconds. Export it and run: npx countersign verify FILE`,
      )
    }
    yield chunk
  }
}
