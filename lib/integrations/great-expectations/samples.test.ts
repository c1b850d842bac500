import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { greatExpectationsImporter } from './importer'

const names = sampleNames('great_expectations')
const REFUSED: Record<string, RegExp> = {
  'invalid_json_file.json': /^Line 2: A key in quotation marks should stand here/,
  'parameterized_expression_expectation_suite_fixture.json': /^This is an expectation suite/,
  // Timings of the tool's own tests.
  'initial_baseline_run_1.json': /^No results of expectations stand in the file/,
}
const IN_OTHER_WORDS = /percent$|_expectations$|^severity$/

describe.runIf(names.length > 0)('files of Great Expectations found in the wild', () => {
  it.each(names)('reads %s', (filename) => {
    const bytes = sampleBytes('great_expectations', filename)
    const text = bytes.toString('utf8')
    const outcome = greatExpectationsImporter.read(bytes, { filename })
    expectHonest(outcome, text)
    expect(outcome.ok).toBe(!(filename in REFUSED))
    if (!outcome.ok) {
      expect(outcome.message).toMatch(REFUSED[filename]!)
      expect(outcome.line).toBeGreaterThan(0)
      return
    }
    expectNothingDropped(outcome, JSON.parse(text), IN_OTHER_WORDS)
    expect(greatExpectationsImporter.recognise(text.slice(0, 4096), filename)).toBeGreaterThan(0)
    expect(JSON.stringify(outcome)).not.toMatch(/Jacobsohn|Downton|Seman/)
  })
})
