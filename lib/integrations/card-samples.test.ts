import { describe, expect, it } from 'vitest'
import { cycloneDxImporter } from './cyclonedx/importer'
import { huggingFaceImporter } from './hugging-face/importer'
import { evalResultsImporter } from './hugging-face-results/importer'
import type { Importer } from './importer'
import { modelCardToolkitImporter } from './model-card-toolkit/importer'
import { expectHonest } from './reading/testing/expect-honest'
import { sampleBytes, sampleNames } from './reading/testing/samples'
import { chooseImporter } from './recognise'

const KINDS: Array<[kind: string, importer: Importer]> = [
  ['hf_model_cards', huggingFaceImporter],
  ['hf_eval_results', evalResultsImporter],
  ['model_card_toolkit', modelCardToolkitImporter],
  ['mlbom', cycloneDxImporter],
]
/** Broken on purpose, or the definition of a form rather than a file of it. */
const REFUSED = /^(?:invalid-|schema_v|cdx_guide_complete|model_card\.proto)/

describe.each(KINDS)('%s found in the wild', (kind, importer) => {
  const names = sampleNames(kind)
  it.runIf(names.length > 0).each(names)('%s', (name) => {
    const bytes = sampleBytes(kind, name)
    const outcome = importer.read(bytes, { filename: name })
    expectHonest(outcome, bytes.toString('utf8'))
    expect(outcome.ok).toBe(!REFUSED.test(name))
    if (!outcome.ok) expect(outcome.line).toBeGreaterThan(0)
    else expect(chooseImporter('auto', bytes, name).format).toBe(importer.format)
  })
})
