const ORIGIN = {
  _producer: 'https://example.org/spark',
  _schemaURL: 'https://openlineage.io/spec/facets/1-0-0/Facet.json',
}

export const RUN_EVENT = {
  eventType: 'COMPLETE',
  eventTime: '2026-10-01T03:00:00.123456789Z',
  producer: 'https://example.org/spark',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: {
    runId: '41fb5137-f0fd-4ee5-ba5c-56f8571d1bd7',
    facets: {
      environmentVariables: { ...ORIGIN, environmentVariables: [{ name: 'AWS_SECRET', value: 'hunter2' }] },
      test: {
        ...ORIGIN,
        tests: [{ name: 'no_orphans', status: 'fail', severity: 'warn', type: 'relationship', actual: '3' }],
      },
    },
  },
  job: {
    namespace: 'spark',
    name: 'churn.prepare',
    facets: {
      documentation: { ...ORIGIN, description: 'Joins contracts and calls.' },
      sql: { ...ORIGIN, query: 'SELECT 1' },
      ownership: { ...ORIGIN, owners: [{ name: 'Ada Lovelace' }] },
    },
  },
  inputs: [
    {
      namespace: 'postgres://reader:hunter2@db.example.org:5432',
      name: 'public.contracts',
      facets: {
        schema: {
          ...ORIGIN,
          fields: [
            { name: 'id', type: 'bigint', description: 'Key' },
            { name: 'a', type: 'struct', fields: [{ name: 'b', type: 'text' }] },
          ],
        },
      },
      inputFacets: {
        dataQualityMetrics: {
          ...ORIGIN,
          rowCount: 560000,
          bytes: 1024,
          columnMetrics: { id: { nullCount: 0, min: 1 } },
        },
        dataQualityAssertions: {
          ...ORIGIN,
          assertions: [
            { assertion: 'not_null', success: true, column: 'id' },
            { assertion: 'freshness', success: false, expected: '24', actual: '30' },
            { assertion: 'unique', success: false, column: 'surname', actual: 'Ada Lovelace' },
          ],
        },
      },
    },
  ],
  outputs: [
    {
      namespace: 'file',
      name: '/warehouse/train',
      facets: {
        version: { ...ORIGIN, datasetVersion: '12' },
        storage: { ...ORIGIN, storageLayer: 'delta', fileFormat: 'parquet' },
        symlinks: { ...ORIGIN, identifiers: [{ namespace: 'file:/warehouse', name: 'default.train', type: 'TABLE' }] },
        schema: { _deleted: true },
      },
    },
  ],
}
