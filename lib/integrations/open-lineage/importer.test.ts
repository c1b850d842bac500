import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cpuTime } from '@/lib/testing/cpu-time'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { openLineageImporter } from './importer'
import { RUN_EVENT } from './testing/fixtures'

const read = (value: unknown, filename?: string) => factsFrom(openLineageImporter, value, filename)

describe('an event of a run', () => {
  it('gives the job with what it read and wrote', () => {
    const { facts, report } = read(RUN_EVENT)
    expect(facts.lineage).toEqual([
      {
        job: { namespace: 'spark', name: 'churn.prepare', description: 'Joins contracts and calls.' },
        run: '41fb5137-f0fd-4ee5-ba5c-56f8571d1bd7',
        eventType: 'COMPLETE',
        at: '2026-10-01T03:00:00.123Z',
        inputs: [{ namespace: 'postgres://db.example.org:5432', name: 'public.contracts' }],
        outputs: [{ namespace: 'file', name: '/warehouse/train' }],
      },
    ])
    expect(report.version).toBe('OpenLineage 2-0-2')
    expect(JSON.stringify([facts, report])).not.toMatch(/hunter2|Lovelace/)
    const rest = report.unrecognised?.map(({ path }) => path)
    expect(rest).toEqual(
      expect.arrayContaining(['producer', 'job.facets.sql', 'job.facets.ownership', 'outputs[0].facets.schema']),
    )
  })

  it('gives datasets by version, or by schema where none is counted', () => {
    const [contracts, train] = read(RUN_EVENT).facts.datasets!
    expect(contracts?.versions).toMatchObject([
      {
        identity: { kind: 'source_version', value: expect.stringMatching(/^schema:/) },
        rows: 560_000,
        bytes: 1024,
        columns: [
          { name: 'id', type: 'bigint', description: 'Key' },
          { name: 'a', type: 'struct' },
          { name: 'a.b', type: 'text' },
        ],
      },
    ])
    expect(train).toMatchObject({
      source: 'table default.train in file:/warehouse',
      versions: [{ label: '12', identity: { kind: 'delta_version', value: '12' }, columns: [] }],
    })
  })

  it('gives checks of a dataset and of the run, without values of the data', () => {
    const { facts } = read(RUN_EVENT)
    expect(facts.checks).toMatchObject([
      {
        name: 'churn.prepare',
        dataset: null,
        results: [{ name: 'no_orphans', dimension: 'consistency', outcome: 'warning', observed: 'observed 3' }],
      },
      {
        dataset: 'public.contracts',
        results: [
          { name: 'not_null', dimension: 'completeness', outcome: 'passed', column: 'id' },
          { name: 'freshness', dimension: 'timeliness', outcome: 'failed', observed: 'observed 30', expected: '24' },
          { name: 'unique', dimension: 'accuracy', outcome: 'failed', observed: '' },
        ],
      },
    ])
  })

  it('without its run, zone or schema is read as far as it goes', () => {
    const { facts, report } = read({
      eventType: 'start',
      eventTime: '2021-11-03T10:53:52.427343',
      run: {},
      job: { namespace: 'n', name: 'j' },
    })
    expect(facts.lineage).toMatchObject([{ run: null, eventType: 'START', at: '2021-11-03T10:53:52.427Z' }])
    expect(report.version).toBeNull()
    expect(report.problems).toMatchObject([{ line: 4, message: expect.stringContaining('runId') }])
  })

  it('with marks of a template has neither run nor time', () => {
    const { facts, report } = read({
      eventType: 'X',
      eventTime: '\x24{t}',
      run: { runId: '{{ any }}' },
      job: { namespace: 'n', name: 'j' },
    })
    expect(facts.lineage).toMatchObject([{ run: null, at: null, eventType: 'OTHER' }])
    expect(report.problems).toHaveLength(3)
  })
})

it('reads an event of a dataset and one of a job', () => {
  const dataset = { namespace: 'n', name: 'd', facets: { documentation: { description: 'All contracts' } } }
  expect(read({ eventTime: '2026-01-01T00:00:00Z', dataset }).facts).toEqual({
    datasets: [{ namespace: 'n', name: 'd', description: 'All contracts', source: '', licence: '', versions: [] }],
  })
  expect(read({ job: { namespace: 'n', name: 'j' }, inputs: [dataset] }).facts.lineage).toMatchObject([
    { eventType: 'JOB', run: null, inputs: [{ name: 'd' }] },
  ])
})

it('reads what the facet lineage says of others', () => {
  const entries = [
    {
      namespace: 'w',
      name: 'out',
      type: 'DATASET',
      inputs: [
        { namespace: 'w', name: 'in', type: 'DATASET' },
        { namespace: 'a', name: 'job', type: 'JOB', runId: 'r' },
      ],
    },
    {
      namespace: 'a',
      name: 'load',
      type: 'JOB',
      inputs: [{ namespace: 'w', name: 'out', type: 'DATASET', field: 'id' }],
    },
  ]
  const { facts, report } = read({ ...RUN_EVENT, job: { namespace: 'n', name: 'j', facets: { lineage: { entries } } } })
  expect(facts.lineage?.slice(1)).toMatchObject([
    { job: { namespace: 'a', name: 'job' }, run: 'r', inputs: [{ name: 'in' }], outputs: [{ name: 'out' }] },
    { job: { name: 'load' }, inputs: [{ name: 'out' }], outputs: [] },
  ])
  expect(report.unrecognised?.map(({ path }) => path)).toContain('job.facets.lineage.entries[1].inputs[0].field')
})

describe('several events', () => {
  const line = JSON.stringify(RUN_EVENT)

  it('in a list name each dataset once', () => {
    const { facts } = read([RUN_EVENT, { ...RUN_EVENT, eventType: 'START' }])
    expect(facts.lineage).toHaveLength(2)
    expect(facts.datasets).toHaveLength(2)
  })

  it('on lines are read with the lines they stand on', () => {
    const { facts, report } = read(`${line}\n\n{"job": {"name": "k"}, "run": {}}\r\n`)
    expect(facts.lineage?.map(({ job }) => job.name)).toEqual(['churn.prepare', 'k'])
    expect(report.problems).toMatchObject([{ line: 3, path: '[1].run' }])
  })

  it('on lines survive one that is cut off', () => {
    const { facts, report } = read(`${line}\n${line.slice(0, 300)}\n`)
    expect(facts.lineage).toHaveLength(1)
    expect(report.problems[0]?.line).toBe(2)
  })

  it('on lines are told from one whose groups begin at the margin', () => {
    const { facts } = read('{"run": {},\n"job":\n{"name": "a"}}')
    expect(facts.lineage).toMatchObject([{ job: { name: 'a' } }])
    expect(read('{"job":\n{"name":\n"a"}}').facts.lineage).toHaveLength(1)
  })

  it('that are none are remarked', () => {
    expect(read([RUN_EVENT, { a: 1 }]).report.problems.at(-1)?.message).toContain('This is no event')
  })
})

it('refuses what holds no event, and says what to give', () => {
  expect(readTextWith(openLineageImporter, '{"a": 1}', 'x.json')).toMatchObject({
    ok: false,
    line: 1,
    message: expect.stringContaining('Give an event'),
  })
})

describe('hostile files', () => itWithstandsHostileFiles(openLineageImporter, { json: RUN_EVENT }))

it('reads 3,000 events on lines in good time', { timeout: 60_000 }, () => {
  const text = `${JSON.stringify({ ...RUN_EVENT, run: { runId: 'r' }, outputs: [] })}\n`.repeat(3_000)
  expect(cpuTime(() => expectHonest(readTextWith(openLineageImporter, text), text))).toBeLessThan(10_000)
})

it.each([
  ['edits', mutationsOf(JSON.stringify(RUN_EVENT, null, 1))],
  ['edits of lines', mutationsOf(`${JSON.stringify(RUN_EVENT)}\n${JSON.stringify(RUN_EVENT)}\n`)],
  ['other values', surprisesIn(RUN_EVENT)],
])('answers honestly for every mutation by %s', { timeout: 60_000 }, (_name, texts) => {
  fc.assert(
    fc.property(texts, (text) => expectHonest(readTextWith(openLineageImporter, text, 'event.json'), text)),
    { seed: 20261121, numRuns: 300 },
  )
})
