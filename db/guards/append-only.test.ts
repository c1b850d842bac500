import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fillDatasets } from '@/lib/testing/datasets'
import { fillImports } from '@/lib/testing/imports'
import { fillMetrics } from '@/lib/testing/metrics'
import { fillModels } from '@/lib/testing/models'
import { approvedRequest } from '@/lib/testing/release'
import { testWorkspace } from '@/lib/testing/workspace'

const ws = await testWorkspace()
let owner: pg.Client

beforeAll(async () => {
  owner = new pg.Client({ connectionString: ws.database.ownerUrl })
  await owner.connect()
  await approvedRequest(ws)
  await fillMetrics(ws)
  await fillImports(ws)
  await fillModels(ws, (await fillDatasets(ws)).feature)
  await owner.query(`
    insert into audit_leaves values (0, (select id from audit_entries order by id limit 1), '${ws.id}', 0, 'x');
    insert into audit_tiles values (0, 0, 'x');
    insert into audit_checkpoints values (1, 'x', 'note', now());
    insert into audit_keys values ('key', 'origin', now());`)
})
afterAll(() => owner.end())

const tables = {
  audit_entries: 'action',
  audit_leaves: 'n',
  audit_tiles: 'level',
  audit_checkpoints: 'note',
  audit_keys: 'origin',
  document_revisions: 'revision',
  workflow_versions: 'version',
  policy_versions: 'version',
  approval_decisions: 'comment',
  metric_targets: 'version',
  metric_link_signatures: 'side',
  level_sign_offs: 'audience',
  observation_batches: 'rows',
  observations: 'value',
  observation_withdrawals: 'reason',
  dataset_names: 'name',
  dataset_versions: 'identity',
  check_runs: 'name',
  quality_assessments: 'score',
  feature_store_decisions: 'reason',
  run_datasets: 'use',
  model_version_datasets: 'use',
  model_version_features: 'feature_id',
  model_alias_moves: 'reason',
  lineage_job_datasets: 'direction',
}

describe.each(Object.entries(tables))('%s is append-only, for the owner too', (table, column) => {
  test.each([
    ['an update', `update ${table} set ${column} = ${column}`],
    ['a deletion', `delete from ${table}`],
    ['a truncation', `truncate ${table} cascade`],
  ])('%s is refused', async (_, statement) => {
    const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
    expect(rows[0].count).toBeGreaterThan(0)
    await expect(owner.query(statement)).rejects.toMatchObject({ code: 'CS002' })
  })
})
