import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { MAX_CARD_BYTES, readHuggingFaceCard } from './read-card'
import { expectReadable, readText } from './testing/read'

const WHOLE = `---
license: apache-2.0
language:
- en
- no
tags: churn
library_name: sklearn
pipeline_tag: tabular-classification
base_model: halden/base
datasets: [halden/calls, halden/bills]
metrics:
- roc_auc
inference: false
model-index:
- name: churn
  results:
  - task: {type: tabular-classification}
    dataset: {type: halden/calls, name: Calls, split: test, config: "2025", revision: 1e5}
    metrics:
    - {type: roc_auc, name: AUC, value: 0.91, verified: true, verifyToken: abc}
    - {type: reward, value: 397.00 +/- 103.22}
---
A model of churn.

# Churn 2

Intro.

## Intended uses & limitations

Calling customers.

## How we chose the threshold

By cost.
`

function refusal(bytes: Uint8Array) {
  const outcome = readHuggingFaceCard(bytes)
  if (outcome.ok) throw new Error('was read')
  return outcome
}

describe('a whole card', () => {
  const { card, report } = readText(WHOLE, 'README.md')

  it('types the metadata', () => {
    expect(card.metadata).toEqual({
      license: 'apache-2.0',
      licenseName: null,
      baseModelRelation: null,
      licenseLink: null,
      language: ['en', 'no'],
      tags: ['churn'],
      library: 'sklearn',
      pipeline: 'tabular-classification',
      baseModels: ['halden/base'],
      datasets: ['halden/calls', 'halden/bills'],
      metrics: ['roc_auc'],
    })
    expect(card.other).toEqual({ inference: false })
  })

  it('gives one result a metric, with what was written, its place and the card’s own claim', () => {
    const shared = {
      model: 'churn',
      task: 'tabular-classification',
      taskName: null,
      dataset: 'halden/calls',
      datasetName: 'Calls',
      split: 'test',
      config: '2025',
      revision: '1e5',
    }
    expect(card.results).toMatchObject([
      {
        ...shared,
        metric: 'roc_auc',
        name: 'AUC',
        value: 0.91,
        verified: true,
        verifyToken: 'abc',
        path: 'model-index[0].results[0].metrics[0]',
        line: 20,
      },
      {
        ...shared,
        metric: 'reward',
        name: null,
        value: '397.00 +/- 103.22',
        verified: false,
        path: 'model-index[0].results[0].metrics[1]',
        line: 21,
      },
    ])
  })

  it('cuts the text into sections with stable keys', () => {
    expect(card.title).toBe('Churn 2')
    expect(card.sections).toMatchObject([
      { key: 'introduction', heading: '', level: 0, markdown: 'A model of churn.', line: 23 },
      { key: 'introduction-2', heading: 'Churn 2', level: 1, markdown: 'Intro.', line: 25 },
      {
        key: 'intended-use',
        heading: 'Intended uses & limitations',
        level: 2,
        markdown: 'Calling customers.',
        line: 29,
      },
      {
        key: 'how-we-chose-the-threshold',
        heading: 'How we chose the threshold',
        level: 2,
        markdown: 'By cost.',
        line: 33,
      },
    ])
  })

  it('keeps the block to the byte, says what was read, and finds nothing wrong', () => {
    expect(`---\n${card.rawFrontMatter}---\n${card.body}`).toBe(WHOLE)
    expect(report.problems).toEqual([])
    expect(report.kept).toContain('license: apache-2.0')
    expect(report.kept).toContain('2 results in model-index')
    expect(report.kept).toContain('1 result marked as verified by the card itself, which was not checked')
    expect(report.kept).toContain('1 other key of the front matter kept whole: inference')
    expect(() => canonicalJson(card)).not.toThrow()
  })
})

describe('refusals', () => {
  it.each([
    ['an empty file', new Uint8Array(), /empty/, 1],
    ['white space', new TextEncoder().encode('\ufeff \r\n\t\n'), /white space/, 1],
    ['an empty block alone', new TextEncoder().encode('---\n\n---\n'), /nothing to read/, undefined],
    ['a zero byte', new TextEncoder().encode('# A\nb\0c'), /binary/, 2],
    ['Windows-1252', Uint8Array.from([...new TextEncoder().encode('# A\n\ncaf'), 0xe9, 10]), /Line 3 is not UTF-8/, 3],
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x41, 0]), /UTF-16/, 1],
    ['too much', new Uint8Array(MAX_CARD_BYTES + 1).fill(65), /2\.1 MiB.*at most 2 MiB/, undefined],
  ])('refuses %s', (_, bytes, message, line) => {
    const refused = refusal(bytes)
    expect(refused.code).toBe('invalid')
    expect(refused.message).toMatch(message)
    expect(refused.line).toBe(line)
  })

  it('takes any other text as a card', () => {
    for (const text of ['x', '# A', '{"a": 1}', '---\nlicense: mit\n---', '---\n---\nx', '-', '---']) {
      const { report } = readText(text)
      expectReadable(report, text)
    }
  })
})

describe('the title', () => {
  it.each([
    ['the opening heading', '**intro**\n\n# The *fine* [model](https://e.example) `v2` #\n', 'The fine model v2'],
    ['an underlined heading', 'Fine model\n==========\n', 'Fine model'],
    [
      'the name in the index, where the text opens with a section',
      '---\nmodel-index: [{name: idx}]\n---\n# Model Details\n\n# Output',
      'idx',
    ],
    ['the file’s name', 'text', 'churn-v2'],
    ['no marker of a template', '# {{ model_name }}\n', 'churn-v2'],
  ])('is %s', (_, text, title) => {
    expect(readText(text, 'some/churn-v2.md').card.title).toBe(title)
  })

  it('is a later top heading where nothing else names the model, and null where nothing does', () => {
    expect(readText('## Uses\n# Fine model\n', 'README.md').card.title).toBe('Fine model')
    expect(readText('text', 'README.md').card.title).toBeNull()
  })
})
