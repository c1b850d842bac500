import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf, surprisesIn } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { greatExpectationsImporter } from './importer'
import { VALIDATION } from './testing/fixtures'

const read = (value: unknown) => factsFrom(greatExpectationsImporter, value)

describe('a validation', () => {
  it('gives each result with its dimension, outcome, and figures without data', () => {
    const { facts, report } = read(VALIDATION)
    expect(facts.checks).toEqual([
      {
        name: 'contracts',
        dataset: 'contracts',
        ranAt: '2026-10-01T01:00:00.123Z',
        results: [
          {
            name: 'expect_column_values_to_not_be_null',
            dimension: 'completeness',
            outcome: 'passed',
            column: 'tenure',
            observed: '0 of 560 unexpected (0 %)',
            expected: '',
          },
          {
            name: 'expect_column_values_to_match_regex',
            dimension: 'accuracy',
            outcome: 'warning',
            column: 'phone',
            observed: '3 of 560 unexpected (0.536 %), 10 missing (1.79 %)',
            expected: 'regex: ^\\+49, mostly: 0.95',
          },
          {
            name: 'expect_column_max_to_be_between',
            dimension: 'accuracy',
            outcome: 'error',
            column: 'surname',
            observed: 'It could not be checked: ValueError.',
            expected: 'max_value: 5',
          },
        ],
      },
    ])
    expect(JSON.stringify([facts, report])).not.toContain('Lovelace')
    expect(report.unrecognised).toContainEqual({
      line: expect.any(Number),
      path: 'results[1].result.partial_unexpected_list',
      text: 'personal: left out',
    })
    expect(report.version).toBe('Great Expectations 1.2.0')
  })

  it('of the older form is read alike', () => {
    const { facts } = read({
      success: true,
      results: [
        {
          success: true,
          expectation_config: { expectation_type: 'expect_table_row_count_to_be_between', kwargs: { min_value: 1 } },
          exception_info: { raised_exception: false },
          result: { observed_value: 560 },
        },
      ],
      statistics: { evaluated_expectations: 1, success_percent: null },
      meta: { expectation_suite_name: 'old', run_id: '20200322T170247.671855Z', batch_kwargs: { table: 'contracts' } },
    })
    expect(facts.checks).toMatchObject([
      {
        name: 'old',
        dataset: 'contracts',
        ranAt: '2020-03-22T17:02:47.671Z',
        results: [{ dimension: 'completeness', observed: 'observed 560' }],
      },
    ])
  })

  it('in a checkpoint is one of many', () => {
    const wrapped = { validation_result: VALIDATION, actions_results: {} }
    const { facts } = read({
      run_id: {},
      run_results: { 'ValidationResultIdentifier::a': wrapped, b: VALIDATION },
      success: false,
    })
    expect(facts.checks).toHaveLength(2)
  })

  it('in an envelope takes the name of its data from there', () => {
    const results = [{ expectation: 'expect_column_to_exist', column: 'x', success: false }]
    const { facts } = read({
      reports: [
        { dataset: 'train', results },
        { dataset: 'test', results },
      ],
    })
    expect(facts.checks).toMatchObject([
      { dataset: 'train', results: [{ outcome: 'failed', dimension: 'consistency', column: 'x' }] },
      { dataset: 'test' },
    ])
  })

  it('that counts more than it holds is remarked', () => {
    const { report } = read({ ...VALIDATION, statistics: { evaluated_expectations: 9 } })
    expect(report.problems[0]?.message).toContain('counts 9 expectations but holds the results of 3')
  })
})

describe('hostile files', () => itWithstandsHostileFiles(greatExpectationsImporter, { json: VALIDATION }))

it.each([
  ['edits', mutationsOf(JSON.stringify(VALIDATION, null, 1))],
  ['other values', surprisesIn(VALIDATION)],
])('answers honestly for every mutation by %s', { timeout: 60_000 }, (_name, texts) => {
  fc.assert(
    fc.property(texts, (text) => expectHonest(readTextWith(greatExpectationsImporter, text), text)),
    { seed: 20261121, numRuns: 300 },
  )
})
