import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { openLineageImporter } from './importer'

const names = sampleNames('openlineage')
const IN_OTHER_WORDS = /^(?:_producer|_schemaURL|schemaURL|type|runId)$/

describe.runIf(names.length > 0)('events of OpenLineage found in the wild', () => {
  it.each(names)('reads %s', (filename) => {
    const bytes = sampleBytes('openlineage', filename)
    const text = bytes.toString('utf8')
    const outcome = openLineageImporter.read(bytes, { filename })
    expectHonest(outcome, text)
    expect(outcome.ok).toBe(true)
    expectNothingDropped(outcome, JSON.parse(text), IN_OTHER_WORDS)
    const isFacet = /^(?:spec_[A-Z]|client_nominal)/.test(filename)
    if (!isFacet) expect(openLineageImporter.recognise(text.slice(0, 4096), filename)).toBe(2)
    // A facet goes in as a file only: to the endpoint it is no event.
    if (isFacet) expect(openLineageImporter.read(bytes).ok).toBe(false)
  })
})
