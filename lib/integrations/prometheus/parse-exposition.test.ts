import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseExposition } from './parse-exposition'

const sampleOf = (line: string) => {
  const { samples, problems } = parseExposition(line)
  expect(problems).toEqual([])
  expect(samples).toHaveLength(1)
  return samples[0]!
}
const problemOf = (line: string) => {
  const { samples, problems } = parseExposition(line)
  expect(samples).toEqual([])
  expect(problems).toHaveLength(1)
  return problems[0]!.message
}

test('names, labels, values and times, each at its line', () => {
  const text = [
    '# HELP churn_recall Recall of the churn model.',
    '# TYPE churn_recall gauge',
    'churn_recall{slice="new customers",env="production"} 0.63 1761912000000',
    '',
    'churn_recall 0.61',
    '  churn_recall { slice = "old" , } 0.5',
    '# a comment',
  ].join('\n')
  const read = {
    samples: [
      {
        line: 3,
        name: 'churn_recall',
        labels: { slice: 'new customers', env: 'production' },
        value: 0.63,
        timestamp: 1_761_912_000_000,
      },
      { line: 5, name: 'churn_recall', labels: {}, value: 0.61, timestamp: null },
      { line: 6, name: 'churn_recall', labels: { slice: 'old' }, value: 0.5, timestamp: null },
    ],
    problems: [],
  }
  expect(parseExposition(text)).toEqual(read)
  expect(parseExposition(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read)
})

test.each([
  ['1', 1],
  ['-1.5e-3', -0.0015],
  ['.5', 0.5],
  ['+Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
  ['Inf', Number.POSITIVE_INFINITY],
  ['NaN', Number.NaN],
])('%s is a value', (text, value) => {
  expect(sampleOf(`a ${text}`).value).toBe(value)
})

test('what is escaped in a label', () => {
  expect(sampleOf(String.raw`a{path="C:\\dir\\new",says="\"yes\", }",lines="one\ntwo",odd="\q"} 1`).labels).toEqual({
    path: String.raw`C:\dir\new`,
    says: '"yes", }',
    lines: 'one\ntwo',
    odd: String.raw`\q`,
  })
})

test('labels may be called what objects know', () => {
  const { labels } = sampleOf('a{__proto__="x",constructor="y",toString="z"} 1')
  expect(Object.entries(labels)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
    ['toString', 'z'],
  ])
})

describe('OpenMetrics', () => {
  test('writes seconds', () => {
    const { samples } = parseExposition('a 1 1761912000.789\nb 2 1761912000\nc 3 1.761912e9\n# EOF\n')
    expect(samples.map(({ timestamp }) => timestamp)).toEqual([1_761_912_000_789, 1_761_912_000_000, 1_761_912_000_000])
  })

  test('an exemplar is no part of the value', () => {
    const text =
      'a_bucket{le="0.1"} 8 1761912000.5 # {trace_id="KOO5S4vxi0o"} 0.67 1761912000.4\na_total 17 # {} 1\n# EOF'
    expect(parseExposition(text)).toMatchObject({
      samples: [{ value: 8, timestamp: 1_761_912_000_500 }, { value: 17 }],
      problems: [],
    })
  })
})

test('histograms and summaries are series like others', () => {
  const text = [
    '# TYPE latency histogram',
    'latency_bucket{le="0.5"} 24054',
    'latency_bucket{le="+Inf"} 144320',
    'latency_sum 53423',
    'latency_count 144320',
    'rpc{quantile="0.99"} 76656',
  ].join('\n')
  const { samples, problems } = parseExposition(text)
  expect(problems).toEqual([])
  expect(samples.map(({ name, labels }) => [name, labels])).toEqual([
    ['latency_bucket', { le: '0.5' }],
    ['latency_bucket', { le: '+Inf' }],
    ['latency_sum', {}],
    ['latency_count', {}],
    ['rpc', { quantile: '0.99' }],
  ])
})

describe('lines that cannot be read', () => {
  test.each([
    ['{a="b"} 1', 'The line does not begin with the name of a metric.'],
    ['9lives 1', 'The line does not begin with the name of a metric.'],
    ['a', 'a has no value.'],
    ['a{b="c"}', 'a has no value.'],
    ['a one', '“one” is no figure.'],
    ['a 0x10', '“0x10” is no figure.'],
    ['a 1,5', '“1,5” is no figure.'],
    ['a-b 1', '“-b” is no figure.'],
    ['a 1 2 3', '“3” does not belong after the value and the time.'],
    ['a 1 yesterday', '“yesterday” is no time: whole milliseconds since 1970.'],
    ['a 1 2.72', '“2.72” is no time: whole milliseconds since 1970.'],
    ['a 1 0x10', '“0x10” is no time: whole milliseconds since 1970.'],
    ['a 1 Inf', '“Inf” is no time: whole milliseconds since 1970.'],
    ['a{b="c" 1', 'The labels between { and } cannot be read.'],
    ['a{b="c} 1', 'The labels between { and } cannot be read.'],
    ['a{b=c} 1', 'The labels between { and } cannot be read.'],
    ['a{b="c" d="e"} 1', 'The labels between { and } cannot be read.'],
    ['a{,} 1', 'The labels between { and } cannot be read.'],
    ['a{b="c",b="d"} 1', 'The label b is given twice.'],
    ['a{__name__="b"} 1', 'The name of the metric stands before the labels, and not as the label __name__.'],
  ])('%s: %s', (line, message) => {
    expect(problemOf(line)).toBe(message)
  })

  test('leave the others', () => {
    const { samples, problems } = parseExposition('a 1\nb\nc 3')
    expect(samples.map(({ line }) => line)).toEqual([1, 3])
    expect(problems).toEqual([{ line: 2, message: 'b has no value.' }])
  })

  test('are told in short', () => {
    expect(problemOf(`a ${'x'.repeat(9000)}`).length).toBeLessThan(80)
  })
})

test('as large a text as is taken is read while one waits', () => {
  // Not a figure of speed: what backtracks takes minutes, whatever the machine.
  const start = performance.now()
  expect(sampleOf(`a{b="${'x'.repeat(2_000_000)}"} 1`).labels.b).toHaveLength(2_000_000)
  expect(sampleOf(`a{b="${'\\n'.repeat(900_000)}"} 1`).labels.b).toHaveLength(900_000)
  expect(problemOf(`a{b="${'\\n'.repeat(900_000)} 1`)).toContain('cannot be read')
  expect(problemOf(`a{b="${'x'.repeat(2_000_000)} 1`)).toContain('cannot be read')
  expect(parseExposition('a 1\n'.repeat(500_000)).samples).toHaveLength(500_000)
  expect(problemOf(`a${' '.repeat(1_000_000)}x`)).toContain('is no figure')
  expect(performance.now() - start).toBeLessThan(20_000)
}, 30_000)

const folder = path.resolve(import.meta.dirname, '../../../../shared/samples/prometheus')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(?:txt|prom)$/.test(name)) : []

describe.runIf(files.length > 0)('files of other tools', () => {
  test.each(files)('%s: every line is a sample, a comment or a problem', (name) => {
    const text = readFileSync(path.join(folder, name), 'utf8')
    const { samples, problems } = parseExposition(text)
    const said = text.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line)).length
    expect(samples.length + problems.length).toBe(said)
    if (/error|json|triton_metrics_2/.test(name)) expect(problems).not.toEqual([])
    else expect(problems).toEqual([])
  })
})
