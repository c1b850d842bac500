import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { dbtImporter } from './importer'
import { MANIFEST, RUN_RESULTS } from './testing/fixtures'

const read = (value: unknown) => factsFrom(dbtImporter, value)

describe('run_results.json', () => {
  it('gives a check for each test, and a job for each model that was built', () => {
    const { facts, report } = read(RUN_RESULTS)
    expect(facts.checks).toEqual([
      {
        name: 'churn',
        dataset: null,
        ranAt: '2026-01-15T10:00:00.000Z',
        results: [
          {
            name: 'not_null_contracts_id',
            dimension: 'completeness',
            outcome: 'passed',
            column: null,
            observed: '0 failing',
            expected: '',
          },
          {
            name: 'relationships_contracts_customer',
            dimension: 'consistency',
            outcome: 'warning',
            column: null,
            observed: '6 failing: Got 6 results',
            expected: '',
          },
          {
            name: 'unique_contracts_id',
            dimension: 'accuracy',
            outcome: 'error',
            column: null,
            observed: 'Database Error in test unique_contracts_id',
            expected: '',
          },
        ],
      },
    ])
    expect(facts.lineage).toEqual([
      {
        job: { namespace: 'dbt', name: 'model.churn.contracts', description: '' },
        run: 'aaaaaaaa-0000-0000-0000-000000000001',
        eventType: 'COMPLETE',
        at: '2026-01-15T09:59:02.000Z',
        inputs: [],
        outputs: [{ namespace: '', name: 'warehouse.main.contracts' }],
      },
    ])
    expect(report.version).toBe('dbt run-results v5, dbt 1.7.0')
    expect(JSON.stringify([facts, report])).not.toContain('Lovelace')
    expect(report.unrecognised?.map(({ path }) => path)).toContain('results[4]')
  })

  it('of dbt before 0.19 is read by its flags', () => {
    const node = (name: string) => ({ unique_id: `test.churn.${name}` })
    const { facts } = read({
      generated_at: '2020-05-01T00:00:00Z',
      results: [
        { node: node('a'), error: null, status: 0, fail: false, warn: false, skip: false },
        { node: node('b'), error: null, status: 4, fail: true, warn: false, skip: false },
        { node: node('c'), error: 'Database Error in test c', status: 'ERROR', skip: false },
        { node: node('d'), error: null, status: null, skip: true },
      ],
    })
    expect(facts.checks?.[0]?.results.map(({ outcome }) => outcome)).toEqual(['passed', 'failed', 'error', 'skipped'])
  })
})

it('manifest.json gives tables with columns, and what each is made of', () => {
  const { facts, report } = read(MANIFEST)
  expect(facts.datasets).toMatchObject([
    {
      name: 'warehouse.main.contracts_v2',
      description: 'One row a contract',
      versions: [
        {
          identity: { kind: 'source_version', value: expect.stringMatching(/^schema:[0-9a-f]{16}$/) },
          columns: [{ name: 'id', type: 'bigint', description: 'Key' }],
        },
      ],
    },
    { name: 'warehouse.raw.contracts', versions: [] },
  ])
  expect(facts.lineage).toMatchObject([
    {
      inputs: [{ name: 'warehouse.raw.contracts' }],
      outputs: [{ name: 'warehouse.main.contracts_v2' }],
      eventType: 'JOB',
    },
  ])
  expect(JSON.stringify([facts, report])).not.toMatch(/u-1|\/home/)
})

it('catalog.json gives tables as the database has them', () => {
  const { facts } = read({
    metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/catalog/v1.json' },
    nodes: {
      'model.churn.contracts': {
        metadata: { type: 'TABLE', schema: 'main', name: 'contracts', database: 'warehouse', owner: 'ada' },
        columns: { ID: { type: 'INTEGER', index: 1, name: 'ID', comment: null } },
        stats: { num_rows: { id: 'num_rows', value: 560000 }, num_bytes: { value: 1024 } },
        unique_id: 'model.churn.contracts',
      },
    },
    sources: {},
  })
  expect(facts.datasets).toMatchObject([
    {
      name: 'warehouse.main.contracts',
      versions: [{ rows: 560_000, bytes: 1024, columns: [{ name: 'ID', type: 'INTEGER' }] }],
    },
  ])
})

it('sources.json gives the age of each source', () => {
  const { facts } = read({
    metadata: { dbt_schema_version: 'https://schemas.getdbt.com/dbt/sources/v3.json' },
    results: [
      {
        unique_id: 'source.churn.raw.contracts',
        max_loaded_at: '2026-01-15T10:00:00+00:00',
        snapshotted_at: '2026-01-15T22:00:00+00:00',
        max_loaded_at_time_ago_in_s: 43200,
        status: 'error',
        criteria: { warn_after: { count: 6, period: 'hour' }, error_after: { count: 8, period: 'hour' } },
      },
    ],
  })
  expect(facts.checks).toMatchObject([
    {
      dataset: 'raw.contracts',
      ranAt: '2026-01-15T22:00:00.000Z',
      results: [{ outcome: 'failed', dimension: 'timeliness', expected: 'warn after 6 hour, error after 8 hour' }],
    },
  ])
})

describe('hostile files', () => itWithstandsHostileFiles(dbtImporter, { json: RUN_RESULTS }))

it.each([
  ['results by edits', mutationsOf(JSON.stringify(RUN_RESULTS, null, 1))],
  ['results by other values', surprisesIn(RUN_RESULTS)],
  ['a manifest by other values', surprisesIn(MANIFEST)],
])('answers honestly for every mutation of %s', { timeout: 60_000 }, (_name, texts) => {
  fc.assert(
    fc.property(texts, (text) => expectHonest(readTextWith(dbtImporter, text), text)),
    { seed: 20261121, numRuns: 300 },
  )
})
