import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { change, recordEvent } from '@/lib/audit/record-event'
import type { Tx } from '@/lib/platform/context'
import { conflict, invalid } from '@/lib/platform/errors'
import { isoInstant } from '@/lib/platform/times'
import type { DeploymentRow } from './find-deployment'
import { trafficProblem } from './rules'

const { deployments } = schema

interface Change {
  traffic: number | undefined
  endedAt: string | undefined
}

/**
 * Keeps another share of the traffic, or the end, of a deployment whose row is locked; what is known changes nothing.
 * @throws conflict for one that ended, invalid where traffic or time make no sense
 */
export async function keepChange(
  tx: Tx,
  deployment: DeploymentRow,
  { traffic, endedAt }: Change,
  { useCaseId, label }: { useCaseId: string | null; label: string },
): Promise<DeploymentRow> {
  const started = isoInstant(deployment.startedAt)
  const ended = deployment.endedAt && isoInstant(deployment.endedAt)
  const next = { traffic: traffic ?? deployment.traffic, endedAt: endedAt ?? ended }
  const isSameEnd = next.endedAt === ended || (ended && next.endedAt && Date.parse(next.endedAt) === Date.parse(ended))
  if (next.traffic === deployment.traffic && isSameEnd) return deployment
  if (ended)
    throw conflict(`${deployment.ref} ended on ${ended.slice(0, 10)} and stays as it was. Report a new deployment.`, {
      endedAt: ended,
    })
  const wrong = trafficProblem(deployment.strategy, next.traffic)
  if (wrong) throw invalid('One field needs another look.', { traffic: wrong })
  if (next.endedAt && Date.parse(next.endedAt) < Date.parse(started))
    throw invalid('One field needs another look.', { endedAt: `It began on ${started}.` })
  if (next.endedAt && Date.parse(next.endedAt) > Date.parse(tx.at) + 300_000)
    throw invalid('One field needs another look.', { endedAt: 'This is yet to come. Report it once it is so.' })
  const [row] = await tx.db
    .update(deployments)
    .set({ ...next, revision: deployment.revision + 1 })
    .where(eq(deployments.id, deployment.id))
    .returning()
  await recordEvent(tx, {
    action: next.endedAt ? 'deployment.ended' : 'deployment.traffic_changed',
    subject: { kind: 'deployment', id: row!.id, revision: row!.revision },
    useCaseId,
    changes: [change(deployments, row!)],
    details: {
      ref: row!.ref,
      version: label,
      environment: row!.environment,
      was: deployment.traffic,
      traffic: row!.traffic,
      endedAt: next.endedAt,
    },
  })
  return row!
}
