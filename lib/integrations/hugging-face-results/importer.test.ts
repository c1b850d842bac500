import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectHonest } from '../reading/testing/expect-honest'
import { itWithstandsHostileFiles } from '../reading/testing/hostile'
import { mutationsOf } from '../reading/testing/mutations'
import { factsFrom, readTextWith } from '../reading/testing/read-text'
import { evalResultsImporter as importer } from './importer'
import { BENCHMARK, RESULTS } from './testing/fixtures'

describe('evaluation results', () => {
  it('are rows of a card, one a result, with their datasets', () => {
    const { facts, report } = factsFrom(importer, RESULTS)
    const more = `{"date":"2026-01-15","notes":"no tools","revision":"5503434ddd753f426f4b38109466949a1217c2bb","source":{"name":"Space","url":"https://huggingface.co/spaces/x"},"verifyToken":"x.y.z"}`
    expect(facts.card).toEqual({
      name: null,
      label: null,
      answers: {
        results: [
          { id: 'r1', cells: { dataset: 'cais/hle', task: 'hle', value: '20.90', more } },
          { id: 'r2', cells: { dataset: 'Idavidrein/gpqa', value: '0.412' } },
        ],
      },
      datasets: [
        { dataset: 'cais/hle', use: 'test', identity: null },
        { dataset: 'Idavidrein/gpqa', use: 'test', identity: null },
      ],
    })
    expect(report.unrecognised).toEqual([{ line: 14, path: '[1].extra', text: '1' }])
  })

  it('of a benchmark are its dataset', () => {
    const { facts, report } = factsFrom(importer, BENCHMARK)
    expect(facts.datasets).toMatchObject([
      { name: 'Exam', description: 'Hard.', source: 'Benchmark, run by inspect-ai' },
    ])
    expect(report.unrecognised).toMatchObject([{ path: 'tasks' }])
  })

  it('that say nothing are refused', () => {
    for (const text of ['- value:\n', 'a: 1\n', '- 1\n'])
      expect(readTextWith(importer, text)).toMatchObject({ ok: false, line: 1 })
  })

  it('read any mutation without a throw', () => {
    fc.assert(
      fc.property(fc.oneof(mutationsOf(RESULTS), mutationsOf(BENCHMARK)), (text) =>
        expectHonest(readTextWith(importer, text), text),
      ),
      { seed: 9, numRuns: 300 },
    )
  })
})

describe('hostile files', () => {
  itWithstandsHostileFiles(importer, { yaml: BENCHMARK })
})
