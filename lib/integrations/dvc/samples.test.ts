import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { dvcImporter } from './importer'

const names = sampleNames('dvc')

describe.runIf(names.length > 0)('files of DVC found in the wild', () => {
  it.each(names)('reads %s', (filename) => {
    const bytes = sampleBytes('dvc', filename)
    const text = bytes.toString('utf8')
    const outcome = dvcImporter.read(bytes, { filename })
    expectHonest(outcome, text)
    expect(outcome.ok).toBe(true)
    expectNothingDropped(outcome, parse(text, { schema: 'failsafe' }), /^(?:hash|type)$/)
    expect(dvcImporter.recognise(text.slice(0, 4096), filename)).toBeGreaterThan(0)
    expect(JSON.stringify(outcome)).not.toContain('/home/')
  })
})
