export const RUN_RESULTS = {
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/run-results/v5.json',
    dbt_version: '1.7.0',
    generated_at: '2026-01-15T10:00:00.000000Z',
    invocation_id: 'aaaaaaaa-0000-0000-0000-000000000001',
    env: {},
  },
  results: [
    {
      status: 'success',
      timing: [{ name: 'execute', started_at: '2026-01-15T09:59:01Z', completed_at: '2026-01-15T09:59:02Z' }],
      message: 'OK',
      failures: null,
      unique_id: 'model.churn.contracts',
      relation_name: '"warehouse"."main"."contracts"',
    },
    { status: 'pass', message: null, failures: 0, unique_id: 'test.churn.not_null_contracts_id.2da7e7b96e' },
    {
      status: 'warn',
      message: 'Got 6 results',
      failures: 6,
      unique_id: 'test.churn.relationships_contracts_customer.1f3ee5c4a1',
    },
    {
      status: 'error',
      message: "Database Error in test unique_contracts_id (models/schema.yml)\n  invalid input: 'Ada Lovelace'",
      failures: null,
      unique_id: 'test.churn.unique_contracts_id.1f3ee5c4a2',
    },
    { status: 'skipped', message: null, failures: null, unique_id: 'model.churn.scores' },
  ],
  elapsed_time: 3,
  args: { which: 'build' },
}

export const MANIFEST = {
  metadata: {
    dbt_schema_version: 'https://schemas.getdbt.com/dbt/manifest/v12.json',
    generated_at: '2026-01-15T10:00:00Z',
    user_id: 'u-1',
  },
  nodes: {
    'model.churn.contracts': {
      resource_type: 'model',
      unique_id: 'model.churn.contracts',
      database: 'warehouse',
      schema: 'main',
      name: 'contracts',
      alias: 'contracts_v2',
      root_path: '/home/ada/churn',
      description: 'One row a contract',
      columns: { id: { name: 'id', description: 'Key', data_type: 'bigint' } },
      depends_on: { macros: [], nodes: ['source.churn.raw.contracts'] },
    },
    'test.churn.unique_contracts_id.1f3ee5c4a2': { resource_type: 'test', name: 'unique_contracts_id' },
  },
  sources: {
    'source.churn.raw.contracts': {
      resource_type: 'source',
      database: 'warehouse',
      schema: 'raw',
      name: 'contracts',
      columns: {},
    },
  },
}
