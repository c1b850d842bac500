// Tells the owner of a metric what became of it: beyond its guardrail, at its target, or silent.
import { eq } from 'drizzle-orm'
import { schema } from '@/db/client'
import { guardrailWords, targetWords, valueWords } from '@/lib/metrics/rules'
import { withContext } from '@/lib/platform/context'
import { workspacePeople } from '@/lib/platform/people'
import { type Job, jobContext } from './job'

const { metrics, useCases, workspaces } = schema

const subjects: Record<string, string> = {
  breached: 'beyond its guardrail',
  reached: 'has reached its target',
  stale: 'has no new value',
}

export const mailMetricNews: Job = async (env, workspaceId, payload, addJob) => {
  if (!env.smtpUrl) return
  const mail = await withContext(jobContext(env, workspaceId), async (tx) => {
    const [metric] = await tx.db
      .select()
      .from(metrics)
      .where(eq(metrics.id, String(payload.metricId)))
    if (!metric?.ownerId || metric.retiredAt) return null
    const [owner] = await tx.db.select().from(workspacePeople).where(eq(workspacePeople.id, metric.ownerId))
    if (!owner?.isMember) return null
    const [useCase] = await tx.db.select().from(useCases).where(eq(useCases.id, metric.useCaseId))
    const [workspace] = await tx.db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
    const news = subjects[String(payload.news)]!
    const day = String(payload.observedAt).slice(0, 10)
    const isStale = payload.news === 'stale'
    return {
      to: owner.email,
      subject: `${metric.ref} ${metric.name} ${news}`,
      text: [
        `Hello ${owner.name},`,
        '',
        `${metric.name} ${news}.`,
        `${isStale ? 'Last value' : 'Value'}: ${valueWords(Number(payload.value), metric.unit)}, measured ${day}`,
        `Target: ${targetWords(metric)}`,
        `Someone acts ${guardrailWords(metric)}`,
        `Use case: ${useCase!.ref} ${useCase!.name}`,
        '',
        `You own this metric: ${env.url}/w/${workspace!.slug}/metrics/${metric.ref}`,
      ].join('\n'),
    }
  })
  if (mail) await addJob('send_mail', mail, `${payload.entryId}:${mail.to}`)
}
