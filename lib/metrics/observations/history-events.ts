// What is marked on the chart of a metric: model versions as they came, gates passed, guardrails breached.
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/context'
import { isoInstant } from '@/lib/platform/times'
import { stageLabels } from '@/lib/use-cases/vocabulary'
import type { MetricRow } from '../find-metric'
import type { HistoryView } from './views'

const MOST = 60

type Event = HistoryView['events'][number]

const told: Record<string, { kind: Event['kind']; text: string }> = {
  'metric.guardrail_breached': { kind: 'breach', text: 'Beyond its guardrail' },
  'metric.target_reached': { kind: 'reached', text: 'Target reached' },
  'metric.gone_stale': { kind: 'stale', text: 'No value in time' },
}

/** The newest of them, oldest first. An event is dated by what it is about, not by when somebody heard of it. */
export async function historyEvents(
  tx: Tx,
  metric: MetricRow,
  span: { from: string | null; to: string | null },
): Promise<Event[]> {
  const here = tx.ctx.workspaceId
  const { rows: versions } = await tx.db.execute<{ at: string; ref: string; version: number }>(sql`
    select min(d.day)::timestamp at time zone 'UTC' as at, r.ref, v.version
    from observation_series s
    join observation_days d on d.workspace_id = s.workspace_id and d.series_id = s.id
    join model_versions v on v.id = s.model_version_id
    join registered_models r on r.id = v.model_id
    where s.workspace_id = ${here} and s.metric_id = ${metric.id} and s.environment in ('', 'production')
    group by r.ref, v.version`)
  const { rows: moves } = await tx.db.execute<{ at: string; stage: keyof typeof stageLabels; gate: string | null }>(sql`
    select m.moved_at as at, m.to_stage as stage, a.ref as gate from stage_moves m
    left join approval_requests a on a.workspace_id = m.workspace_id and a.subject_id = m.gate_id
    where m.workspace_id = ${here} and m.use_case_id = ${metric.useCaseId} and m.gate_id is not null
    order by m.id desc limit ${MOST}`)
  const { rows: entries } = await tx.db.execute<{ action: string; at: string | null; occurred: string }>(sql`
    select e.action, convert_from(e.body, 'UTF8')::jsonb -> 'details' ->> 'observedAt' as at, e.occurred_at as occurred
    from audit_entries e
    where e.workspace_id = ${here} and e.subject_id = ${metric.id}
      and e.action in ('metric.guardrail_breached', 'metric.target_reached', 'metric.gone_stale')
    order by e.id desc limit ${MOST}`)
  const events: Event[] = [
    ...versions.map(({ at, ref, version }) => ({
      at: isoInstant(at),
      kind: 'version' as const,
      text: `${ref} v${version}`,
      href: `models/${ref}?version=${version}`,
    })),
    ...moves.map(({ at, stage, gate }) => ({
      at: isoInstant(at),
      kind: 'gate' as const,
      text: `Gate to ${stageLabels[stage]} passed`,
      href: gate ? `approvals/${gate}` : null,
    })),
    ...entries.map(({ action, at, occurred }) => ({
      ...told[action]!,
      at: action === 'metric.gone_stale' ? isoInstant(occurred) : (at ?? isoInstant(occurred)),
      href: null,
    })),
  ]
  return events
    .filter(({ at }) => (!span.from || at >= span.from) && (!span.to || at <= span.to))
    .sort((a, b) => a.at.localeCompare(b.at))
    .slice(-MOST)
}
