// What a record was made of and what was made of it: one statement over the edges that the registers hold.
import { sql } from 'drizzle-orm'
import type { Tx } from '@/lib/platform/context'
import type { Start } from './find-start'
import type { LineageEdge, LineageNode } from './views'
import type { LineageKind } from './vocabulary'

/** More is no picture any more, nor a list that anybody reads. */
export const MOST_NODES = 5000

interface Found {
  kind: LineageKind
  id: string
  side: LineageNode['side']
  ref: string
  name: string
  use_case: string | null
  problems: string[]
}

/**
 * One query: walks the edges from the starts in the directions asked for and reads what people are shown of each record.
 * A job that reads the dataset of a version, and a feature that is made of it, may have seen that version: what came of them counts as affected.
 */
export async function walkLineage(
  tx: Tx,
  starts: Start[],
  goes: { affected: boolean; madeOf: boolean },
): Promise<{ nodes: LineageNode[]; isCut: boolean }> {
  const kinds = sql.param(starts.map(({ kind }) => kind))
  const ids = sql.param(starts.map(({ id }) => id))
  const { rows } = await tx.db.execute<Found & Record<string, unknown>>(sql`
    with recursive starts(kind, id) as (select * from unnest(${kinds}::text[], ${ids}::uuid[])),
    down(kind, id) as (
      select kind, id from starts
      union select 'lineage_job', j.job_id from starts s join dataset_versions v on v.id = s.id and s.kind = 'dataset_version'
        join lineage_job_datasets j on j.dataset_id = v.dataset_id and j.direction = 'input'
      union select 'feature', f.id from starts s join dataset_versions v on v.id = s.id and s.kind = 'dataset_version'
        join features f on f.dataset_id = v.dataset_id
      union select e.to_kind, e.to_id from down d join lineage_edges e on e.from_kind = d.kind and e.from_id = d.id where ${goes.affected}
    ),
    up(kind, id) as (
      select kind, id from starts
      union select e.from_kind, e.from_id from up u join lineage_edges e on e.to_kind = u.kind and e.to_id = u.id where ${goes.madeOf}
    ),
    walked as (
      select kind, id, min(step) as step from (
        select kind, id, 0 as step from starts
        union all select kind, id, 1 from down where ${goes.affected}
        union all select kind, id, 2 from up
      ) every group by kind, id limit ${MOST_NODES + 1}
    )
    select w.kind, w.id, case w.step when 0 then 'start' when 1 then 'affected' else 'made_of' end as side,
      n.ref, n.name, u.ref as use_case, array_remove(n.problems, null) as problems
    from walked w
    cross join lateral (${described}) n
    left join use_cases u on u.id = n.use_case_id
    order by w.step, w.kind, n.ref`)
  return {
    nodes: rows.slice(0, MOST_NODES).map(({ kind, id, side, ref, name, use_case, problems }) => ({
      key: `${kind}:${id}`,
      kind,
      id,
      side,
      ref,
      name,
      useCase: use_case,
      problems,
    })),
    isCut: rows.length > MOST_NODES,
  }
}

/** What people call each record, and what is wrong with it. */
const described = sql`
  select d.ref, d.name, d.use_case_id, array[
      case when d.personal_data in ('personal', 'special_category', 'pseudonymised') and d.legal_basis in ('unknown', 'not_personal')
        then 'Personal data without a legal basis.' end,
      case when d.retired_at is not null then 'Retired.' end,
      case when (select failed from check_runs c where c.dataset_id = d.id and c.dataset_version_id is null order by ran_at desc limit 1) > 0
        then 'Checks failed when they last ran.' end] as problems
    from datasets d where w.kind = 'dataset' and d.id = w.id
  union all
  select d.ref || ' v' || v.version, d.name, d.use_case_id, array[
      case when q.assessed = 0 then 'Its quality was never assessed.' end,
      case when q.low > 0 then 'Low quality in ' || q.low || ' of four dimensions, and nothing is done about it.' end,
      case when c.failed > 0 then c.failed || ' checks failed when they last ran.' end]
    from dataset_versions v join datasets d on d.id = v.dataset_id
    cross join lateral (
      select count(*)::int as assessed, (count(*) filter (where score < 60 and not exists (
        select 1 from quality_remedies r where r.dataset_version_id = v.id and r.dimension = a.dimension)))::int as low
      from (select distinct on (dimension) dimension, score from quality_assessments where dataset_version_id = v.id order by dimension, id desc) a) q
    left join lateral (select failed from check_runs where dataset_version_id = v.id order by ran_at desc limit 1) c on true
    where w.kind = 'dataset_version' and v.id = w.id
  union all
  select f.ref, f.name, f.use_case_id, array[
      case when f.owner_id is null then 'Nobody owns it.' end, case when f.retired_at is not null then 'Retired.' end]
    from features f where w.kind = 'feature' and f.id = w.id
  union all
  select j.ref, j.name, j.use_case_id, array[null::text] from lineage_jobs j where w.kind = 'lineage_job' and j.id = w.id
  union all
  select r.ref, r.name, e.use_case_id, array[
      case when r.status in ('failed', 'killed') then 'It did not finish.' end,
      case when r.code_commit is null then 'The commit of its code is not on record.' end]
    from runs r join experiments e on e.id = r.experiment_id where w.kind = 'run' and r.id = w.id
  union all
  select m.ref || ' v' || v.version, m.name, m.use_case_id, array[
      case when v.artifact_digest is null then 'No digest of its artefact is on record.' end,
      case when v.run_id is null then 'The run that made it is not on record.' end]
    from model_versions v join registered_models m on m.id = v.model_id where w.kind = 'model_version' and v.id = w.id
  union all
  select c.ref, c.title, c.use_case_id, array[case when c.revision = 0 then 'Nothing of it is published.' end]
    from documents c where w.kind = 'model_card' and c.id = w.id
  union all
  select a.ref, a.title, a.use_case_id, array[
      case when a.superseded_at is not null then 'Void: what it approved was changed.' end,
      case when a.status = 'rejected' then 'Rejected.' end, case when a.revoked_at is not null then 'Revoked.' end,
      case when a.status = 'approved' and a.expires_at <= countersign_now() then 'Expired.' end]
    from approval_requests a where w.kind = 'approval' and a.id = w.id
  union all
  select p.ref, p.environment, m.use_case_id, array[
      case when not (p.gate ->> 'allowed')::boolean and (p.environment = 'production' or p.gate -> 'reasons' <> '["not_requested"]'::jsonb)
        then 'Deployed without approval.' end]
    from deployments p join model_versions v on v.id = p.model_version_id join registered_models m on m.id = v.model_id
    where w.kind = 'deployment' and p.id = w.id`

/** The edges among these records. */
export async function edgesAmong(tx: Tx, nodes: readonly LineageNode[]): Promise<LineageEdge[]> {
  const kinds = sql.param(nodes.map(({ kind }) => kind))
  const ids = sql.param(nodes.map(({ id }) => id))
  const { rows } = await tx.db.execute<{ from_key: string; to_key: string }>(sql`
    with shown(kind, id) as materialized (select * from unnest(${kinds}::text[], ${ids}::uuid[]))
    select distinct e.from_kind || ':' || e.from_id as from_key, e.to_kind || ':' || e.to_id as to_key
    from lineage_edges e
    join shown a on a.kind = e.from_kind and a.id = e.from_id
    join shown b on b.kind = e.to_kind and b.id = e.to_id`)
  return rows.map(({ from_key, to_key }) => ({ from: from_key, to: to_key }))
}
