import { describe, expect, it } from 'vitest'
import { expectHonest, expectNothingDropped } from '../reading/testing/expect-honest'
import { sampleBytes, sampleNames } from '../reading/testing/samples'
import { mlflowImporter } from './importer'

const names = sampleNames('mlflow')
// It names neither the run nor the model by more than an id.
const NOTHING_IN_IT = 'mlruns_8953876458_fbe3b2d63d_outputs_m-0ae0c942_meta.yaml'
const IN_OTHER_WORDS =
  /^(?:status|_status|lifecycle_stage|current_stage|_current_stage|required|key|entity|action|event)$/

describe.runIf(names.length > 0)('files of MLflow found in the wild', () => {
  it.each(names)('reads %s', (filename) => {
    const bytes = sampleBytes('mlflow', filename)
    const outcome = mlflowImporter.read(bytes, { filename })
    expectHonest(outcome, bytes.toString('utf8'))
    expect(outcome.ok).toBe(filename !== NOTHING_IN_IT)
    if (!outcome.ok) return
    expect(mlflowImporter.recognise(bytes.toString('utf8', 0, 4096), filename)).toBeGreaterThan(0)
    if (filename.endsWith('.json')) expectNothingDropped(outcome, JSON.parse(bytes.toString('utf8')), IN_OTHER_WORDS)
    expect(JSON.stringify(outcome)).not.toMatch(/@(?:mycompany|piolet)|\/Users\/|muskaan|\bprade\b/)
  })
})
