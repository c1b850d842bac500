import { describe, expect, it } from 'vitest'
import { expectReadable, readText } from './testing/read'

const TASK = 'task: {type: t}'
const DATASET = 'dataset: {type: d, name: D}'

function read(index: string) {
  const text = `---\n${index}\n---\ntext`
  const { card, report } = readText(text)
  expectReadable(report, text)
  return { ...card, problems: report.problems }
}

function readMetrics(metrics: string) {
  return read(`model-index:\n- name: m\n  results:\n  - ${TASK}\n    ${DATASET}\n    metrics:\n${metrics}`)
}

describe('metric values', () => {
  it.each([
    ['0.5', 0.5],
    ['-45.62 +/- 37.23', '-45.62 +/- 37.23'],
    ['"0.930"', '0.930'],
    ['.nan', 'NaN'],
    ['9007199254740993', '9007199254740993'],
    ['1e-05', 1e-5],
    ['{f1: 0.82}', 0.82],
    ['[0.7]', 0.7],
    ['[0.1, 0.2]', '[0.1,0.2]'],
    ['true', 'true'],
  ])('reads %s', (written, value) => {
    expect(readMetrics(`    - {type: f1, value: ${written}}`).results).toMatchObject([{ value }])
  })

  it('takes the unit of a percentage', () => {
    expect(readMetrics('    - {type: wer, value: 12.5 %}').results).toMatchObject([{ value: '12.5 %', unit: '%' }])
  })

  it.each(['', '[]', 'null', '{}'])('reports a metric without a value, and keeps it elsewhere: “%s”', (written) => {
    const { results, other, problems } = readMetrics(`    - type: f1\n      value: ${written}`)
    expect(results).toEqual([])
    expect(other).toHaveProperty('model-index')
    expect(problems).toMatchObject([{ line: 9, kind: 'unfilled', path: 'model-index[0].results[0].metrics[0].value' }])
  })
})

describe('the shape of the index', () => {
  it('reads a group for a list, an underscore for a dash and “metric” for “metrics”', () => {
    const { results, problems } = read(
      `model_index:\n  name: m\n  results:\n    ${TASK}\n    ${DATASET}\n    metric:\n      type: f1\n      value: 1`,
    )
    expect(results).toMatchObject([{ model: 'm', metric: 'f1', value: 1, line: 8, path: 'model-index.results.metric' }])
    expect(problems.map(({ line }) => line)).toEqual([2, 3, 5, 8])
  })

  it('reads several models', () => {
    const one = (name: string) => `- name: ${name}\n  results: [{${TASK}, ${DATASET}, metrics: [{type: f1, value: 1}]}]`
    expect(read(`model-index:\n${one('a')}\n${one('b')}`).results.map(({ model }) => model)).toEqual(['a', 'b'])
  })

  it.each([
    ['no results', '[{name: m}]', /lists no results/],
    ['empty results', '[{name: m, results: []}]', /lists no results/],
    ['text', 'see below', /should be a group/],
    ['nothing', '', /should be a group/],
    ['a list of text', '[a]', /should be a group/],
    ['no metrics', `[{name: m, results: [{${TASK}, ${DATASET}}]}]`, /no metrics/],
  ])('keeps an index with %s whole', (_, index, sentence) => {
    const { results, other, problems } = read(`model-index: ${index}`)
    expect(results).toEqual([])
    expect(other).toHaveProperty('model-index')
    expect(problems).toHaveLength(1)
    expect(problems[0]!.message).toMatch(sentence)
  })

  it('reports what a result needs to be understood', () => {
    const { results, problems } = read(
      'model-index:\n- name: m\n  results:\n  - metrics:\n    - value: 1\n      verified: maybe',
    )
    expect(results).toMatchObject([{ task: null, dataset: null, metric: null, value: 1, verified: false }])
    expect(problems.map(({ path }) => path)).toEqual([
      'model-index[0].results[0].task',
      'model-index[0].results[0].dataset',
      'model-index[0].results[0].metrics[0]',
      'model-index[0].results[0].metrics[0].verified',
    ])
  })

  it('keeps arguments and source, and the whole index where a key has no field', () => {
    const entry = (more: string) =>
      `model-index:\n- name: m\n  results:\n  - ${TASK}\n    dataset: {type: d, name: D, args: {language: en}}\n    source: {name: S, url: https://s.example}\n    metrics: [{type: bleu, value: 1, config: c, args: {max_order: 4}${more}}]`
    const { results, other } = read(entry(''))
    expect(results).toMatchObject([
      {
        datasetArgs: { language: 'en' },
        metricArgs: { max_order: 4 },
        metricConfig: 'c',
        source: { name: 'S', url: 'https://s.example' },
      },
    ])
    expect(other).toEqual({})
    expect(read(entry(', note: x')).other).toMatchObject({
      'model-index': [{ results: [{ metrics: [{ note: 'x' }] }] }],
    })
  })
})
