import { describe, expect, it } from 'vitest'
import { readText } from './testing/read'

function read(block: string) {
  const { card, report } = readText(`---\n${block}\n---\ntext`)
  return { ...card, problems: report.problems }
}

describe('metadata', () => {
  it('takes a value or a list, and text as it is written', () => {
    const { metadata, problems } = read(
      'license:\n- cc0-1.0\nlanguage: no\ntags: [1.10, true, v1]\ndatasets: squad\nbase_model: [a, b]',
    )
    expect(metadata).toMatchObject({
      license: 'cc0-1.0',
      language: ['no'],
      tags: ['1.10', 'true', 'v1'],
      datasets: ['squad'],
      baseModels: ['a', 'b'],
    })
    expect(problems).toEqual([])
  })

  it('keeps every licence of several, and asks a person', () => {
    const { metadata, problems } = read('license: [mit, apache-2.0]')
    expect(metadata.license).toBe('mit, apache-2.0')
    expect(problems).toMatchObject([{ line: 2, path: 'license' }])
  })

  it('keeps the name and link of another licence', () => {
    const { metadata } = read('license: other\nlicense_name: halden-1.0\nlicense_link: LICENSE')
    expect(metadata).toMatchObject({ license: 'other', licenseName: 'halden-1.0', licenseLink: 'LICENSE' })
  })

  it('keeps outside a field what does not fit it', () => {
    const { metadata, other, problems } = read('license: {id: mit}\ntags:\n- a\n- b: c\nmetrics: {f1: 1}')
    expect(metadata).toMatchObject({ license: null, tags: ['a'], metrics: [] })
    expect(other).toEqual({ license: { id: 'mit' }, tags: ['a', { b: 'c' }], metrics: { f1: 1 } })
    expect(problems.map(({ line }) => line)).toEqual([2, 5, 6])
  })

  it('reads common misspellings, unless the right key is there', () => {
    expect(read('languages: [en]\nLicense: mit\nbase-model: x')).toMatchObject({
      metadata: { language: ['en'], license: 'mit', baseModels: ['x'] },
      other: {},
      problems: [{ line: 2 }, { line: 3 }, { line: 4 }],
    })
    expect(read('languages: [en]\nlanguage: de')).toMatchObject({
      metadata: { language: ['de'] },
      other: { languages: ['en'] },
      problems: [{ line: 2 }],
    })
  })

  it('marks empty keys, empty entries and markers of a template as unfilled', () => {
    const { metadata, problems } = read(
      'license:\ntags:\n-\n- a\n-\nlanguage: {lang}\ndatasets: ["{{ dataset }}"]\nlibrary_name: [More Information Needed]',
    )
    expect(metadata).toMatchObject({ license: null, tags: ['a'], language: [], datasets: [], library: null })
    expect(problems.map(({ line, kind }) => [line, kind])).toEqual([2, 4, 7, 8, 9].map((line) => [line, 'unfilled']))
  })
})
