import { describe, expect, it } from 'vitest'
import { cpuTime } from '@/lib/testing/cpu-time'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { factsFrom } from '../reading/testing/read-text'
import { mlflowImporter } from './importer'
import { ML_MODEL, RUN } from './testing/fixtures'

describe('as JSON', () => itWithstandsHostileFiles(mlflowImporter, { json: RUN }))
describe('as YAML', () => itWithstandsHostileFiles(mlflowImporter, { yaml: ML_MODEL, filename: 'MLmodel' }))

it('leaves out tags that would be prototypes, wherever they stand', () => {
  const tags = [{ key: '__proto__', value: 'x' }]
  const { facts, report } = factsFrom(mlflowImporter, { ...RUN, data: { params: tags, tags } })
  expect(facts.runs?.[0]).toMatchObject({ parameters: {}, tags: {} })
  expect(report.unrecognised?.filter(({ text }) => text.includes('__proto__'))).toHaveLength(2)
})

it('reads a history of 20,000 values of a metric in good time', { timeout: 60_000 }, () => {
  const loss = Array.from({ length: 20_000 }, (_, step) => ({ value: step / 7, timestamp: 1754589325688 + step, step }))
  const run = { mlflow: { info: RUN.info, metrics: { loss }, params: {}, tags: {} } }
  const cost = cpuTime(() => {
    const { facts } = factsFrom(mlflowImporter, run)
    expect(facts.runs?.[0]?.metrics).toMatchObject([{ key: 'loss', step: 19_999 }])
  })
  expect(cost).toBeLessThan(5_000)
})

it('does not follow a signature that nests without end', () => {
  const nested = `${'{"type":"array","items":'.repeat(60)}{"type":"long"}${'}'.repeat(60)}`
  const { facts } = factsFrom(mlflowImporter, { flavors: { sklearn: {} }, signature: { inputs: `[${nested}]` } })
  expect(facts.card?.answers.inputs_outputs).toContain('list of list of')
})
