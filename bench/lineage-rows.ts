/** A workspace with one lineage of 2,000 records and more; written past the guards, which only a superuser can. */
import { v7 } from 'uuid'
import { withClient } from './scratch'

export interface LineagePlace {
  workspaceId: string
  slug: string
  /** The dataset version that everything rests on. */
  of: string
  records: number
}

const RUNS = 650
const VERSIONS = 500
const APPROVALS = 200
const DEPLOYMENTS = 150
const SOURCES = 60

export async function makeLineage(ownerUrl: string, slug: string, personId: string): Promise<LineagePlace> {
  const workspaceId = v7()
  await withClient(ownerUrl, async (client) => {
    await client.query("set session_replication_role = 'replica'")
    const put = (statement: string, more: unknown[] = []) => client.query(statement, [workspaceId, ...more])
    await client.query('insert into people (id, name, email) values ($1, $2, $3) on conflict do nothing', [
      personId,
      'Bench',
      'bench@example.org',
    ])
    await put('insert into workspaces (id, slug, name) values ($1, $2, $2)', [slug])
    await put(
      "insert into members (id, workspace_id, person_id, duties) values (gen_random_uuid(), $1::uuid, $2, '{}')",
      [personId],
    )
    await client.query(`create temporary table made as select i, gen_random_uuid() as source, gen_random_uuid() as run,
      gen_random_uuid() as version, gen_random_uuid() as card, gen_random_uuid() as approval from generate_series(0, ${RUNS}) i`)
    await client.query(
      'create temporary table one as select gen_random_uuid() as use_case, gen_random_uuid() as experiment, gen_random_uuid() as model, gen_random_uuid() as job, gen_random_uuid() as data',
    )
    await put(
      `insert into use_cases (id, workspace_id, ref, name, problem, area, sponsor_id, created_by)
       select use_case, $1::uuid, 'UC-1', 'Bench', '', '', $2::uuid, $2::uuid from one`,
      [personId],
    )
    await put(`insert into datasets (id, workspace_id, ref, name, use_case_id)
      select source, $1::uuid, 'DS-' || i, 'Source ' || i, use_case from made, one where i between 2 and ${SOURCES}
      union all select data, $1::uuid, 'DS-1', 'Features', use_case from one`)
    await put(`insert into dataset_versions (id, workspace_id, dataset_id, version, identity_kind, identity)
      select data, $1::uuid, data, 1, 'delta_version', '1' from one`)
    await put(
      "insert into lineage_jobs (id, workspace_id, ref, namespace, name) select job, $1::uuid, 'JOB-1', 'airflow', 'build_features' from one",
    )
    await put(`insert into lineage_job_datasets (id, workspace_id, job_id, dataset_id, direction)
      select gen_random_uuid(), $1::uuid, job, source, 'input' from made, one where i between 2 and ${SOURCES}
      union all select gen_random_uuid(), $1::uuid, job, data, 'output' from one`)
    await put(
      "insert into experiments (id, workspace_id, ref, use_case_id, name) select experiment, $1::uuid, 'EXP-1', use_case, 'Sweep' from one",
    )
    await put(`insert into runs (id, workspace_id, ref, experiment_id, name, status, code_commit)
      select run, $1::uuid, 'RUN-' || i, experiment, 'Run ' || i, case when i % 50 = 0 then 'failed' else 'finished' end, 'c0ffee' from made, one where i > 0`)
    await put(`insert into run_datasets (id, workspace_id, run_id, dataset_version_id, use)
      select gen_random_uuid(), $1::uuid, run, data, 'training' from made, one where i > 0`)
    await put(
      `insert into registered_models (id, workspace_id, ref, use_case_id, name, created_by) select model, $1::uuid, 'MDL-1', use_case, 'Scorer', $2::uuid from one`,
      [personId],
    )
    await put(
      `insert into model_versions (id, workspace_id, model_id, version, run_id, artifact_digest, card_revision, created_by)
       select version, $1::uuid, model, i, run, 'sha256:' || md5(i::text), 1, $2::uuid from made, one where i between 1 and ${VERSIONS}`,
      [personId],
    )
    await put(`insert into documents (id, workspace_id, ref, use_case_id, model_version_id, template, template_version, title, revision)
      select card, $1::uuid, 'CARD-' || i, use_case, version, 'model-card', 1, 'Scorer v' || i, 1 from made, one where i between 1 and ${VERSIONS}`)
    await put(
      `insert into approval_requests (id, workspace_id, ref, title, note, subject_kind, subject_id, subject_revision, subject_label, use_case_id,
         environment, snapshot, material_fields, content_digest, material_digest, workflow_version_id, policy_version_id, authors, requester_id, status, status_entry_id)
       select approval, $1::uuid, 'APR-' || i, 'Release v' || i || '?', '', 'model_version', version, 1, 'MDL-1 v' || i, use_case, 'production', '{}', '{}', '', '',
         approval, approval, '{}', $2::uuid, 'open', approval from made, one where i between 1 and ${APPROVALS}`,
      [personId],
    )
    await put(`insert into deployments (id, workspace_id, ref, model_version_id, environment, strategy, traffic, started_at, gate)
      select gen_random_uuid(), $1::uuid, 'DEP-' || i, version, 'production', 'basic', 100, now() - i * interval '1 day',
        jsonb_build_object('allowed', i % 25 > 0, 'reasons', '[]'::jsonb, 'approvals', jsonb_build_array('APR-' || i))
      from made where i between 1 and ${DEPLOYMENTS}`)
    await client.query('analyze')
  })
  return { workspaceId, slug, of: 'DS-1 v1', records: 1 + RUNS + VERSIONS * 2 + APPROVALS + DEPLOYMENTS }
}
