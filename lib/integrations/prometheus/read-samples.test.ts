import { expect, test } from 'vitest'
import { parseExposition } from './parse-exposition'
import { listSeries, readSamples } from './read-samples'

const now = '2026-11-21T12:00:00.000Z'
const at = '2026-10-31T12:00:00.000Z'
const ms = Date.parse(at)
const samplesOf = (...lines: string[]) => parseExposition(lines.join('\n')).samples
const rowsOf = (selector: string, ...lines: string[]) => readSamples(samplesOf(...lines), selector, now)

test('a series is its name and the labels that the selector gives', () => {
  const lines = [
    `recall{slice="all",region="north"} 0.63 ${ms}`,
    `recall{slice="new",region="north"} 0.58 ${ms}`,
    `recall_total{slice="all"} 9 ${ms}`,
  ]
  expect(rowsOf('recall{slice="all"}', ...lines)).toEqual([{ line: 1, at, value: 0.63, slice: 'region=north' }])
  expect(rowsOf('recall{ region = "north", slice="new", }', ...lines)).toMatchObject([{ line: 2, slice: '' }])
  expect(rowsOf('recall', ...lines).map(({ slice }) => slice)).toEqual([
    'region=north, slice=all',
    'region=north, slice=new',
  ])
  expect(rowsOf('recall{}', ...lines)).toHaveLength(2)
})

test.each([
  '',
  'nothing',
  'recall{slice="none"}',
  'recall{slice=~"a.*"}',
  'recall{slice=all}',
  '{slice="all"}',
  'recall{',
])('nothing is read of “%s”', (selector) => {
  expect(rowsOf(selector, 'recall{slice="all"} 1')).toEqual([])
})

test('what labels say of environment and version is taken from them, and what they say of the scrape is left', () => {
  const line = `recall{env="production",model_version="MDL-7 v2",job="scorer",instance="a:9090",group="new"} 0.6 ${ms}`
  expect(rowsOf('recall', line)).toEqual([
    { line: 1, at, value: 0.6, environment: 'production', version: 'MDL-7 v2', slice: 'group=new' },
  ])
  expect(rowsOf('recall{env="production"}', line)).toMatchObject([{ environment: 'production' }])
  expect(rowsOf('recall', 'recall{environment="staging",version="v3"} 1')).toMatchObject([
    { environment: 'staging', version: 'v3', slice: '' },
  ])
})

test('the version of a program is none of a model', () => {
  const line = 'latency_ms{model="my_model",version="1"} 37'
  expect(rowsOf('latency_ms', line)[0]).toMatchObject({ slice: 'model=my_model, version=1' })
  expect(rowsOf('latency_ms', line)[0]).not.toHaveProperty('version')
  expect(rowsOf('latency_ms{model="my_model",version="1"}', line)[0]).toMatchObject({ slice: '' })
})

test('a sample without a time is of now', () => {
  expect(rowsOf('recall', 'recall 0.6')).toMatchObject([{ at: now }])
})

test('what is no figure or no time is left to be said of its row', () => {
  const rows = rowsOf('a', 'a NaN', 'a{x="1"} +Inf', 'a{x="2"} -Inf', 'a{x="3"} 1 99999999999999999')
  expect(rows.map(({ value }) => value)).toEqual(['NaN', 'Infinity', '-Infinity', 1])
  expect(rows[3]!.at).toBe('100000000000000000')
})

test('every series is listed once, and its selector names it', () => {
  const samples = samplesOf(
    'up{job="scorer",instance="a"} 1',
    'up{job="scorer",instance="b"} 1',
    String.raw`says{text="a \"b\", \\ and\nmore }"} 1`,
    'says{text="plain",constructor="c"} 2',
    'latency_bucket{le="+Inf"} 3',
  )
  const series = listSeries(samples)
  expect(series).toEqual([
    'up',
    String.raw`says{text="a \"b\", \\ and\nmore }"}`,
    'says{text="plain",constructor="c"}',
    'latency_bucket{le="+Inf"}',
  ])
  expect(series.map((selector) => readSamples(samples, selector, now).map(({ line }) => line))).toEqual([
    [1, 2],
    [3],
    [4],
    [5],
  ])
})

test('labels that every object knows are labels', () => {
  expect(rowsOf('a', 'a{constructor="x",toString="y"} 1')[0]).toEqual({
    line: 1,
    at: now,
    value: 1,
    slice: 'constructor=x, toString=y',
  })
})
