import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { dbtImporter } from './importer'

const names = sampleNames('dbt')
const IN_OTHER_WORDS = /^(?:status|unique_id|relation_name|dbt_schema_version|database|schema|name)$/

describe.runIf(names.length > 0)('files of dbt found in the wild', () => {
  it.each(names)('reads %s', (filename) => {
    const bytes = sampleBytes('dbt', filename)
    const text = bytes.toString('utf8')
    const outcome = dbtImporter.read(bytes, { filename })
    expectHonest(outcome, text)
    expect(outcome.ok).toBe(bytes.length > 0)
    if (!outcome.ok) {
      expect(outcome).toMatchObject({ message: 'The file is empty.', line: 1 })
      return
    }
    expectNothingDropped(outcome, JSON.parse(text), IN_OTHER_WORDS)
    expect(dbtImporter.recognise(text.slice(0, 4096), filename)).toBe(2)
    expect(JSON.stringify(outcome)).not.toContain('/home/')
  })
})
