import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { child, type Located, numberOf, textOf, toJson } from './located'
import { readJson } from './read-json'
import { draftReport } from './report'

function read(text: string) {
  const report = draftReport()
  const root = readJson(text, report)
  return { root, report }
}

function items(node: Located | null | undefined): Located[] {
  return node?.kind === 'list' ? node.items : []
}

function readValue(text: string) {
  const { root } = read(text)
  if (!root) throw new Error('not read')
  return toJson(root)
}

describe('a JSON file', () => {
  it('gives what JSON.parse gives, for any value; empty text reads as nothing', () => {
    const emptyToNull = (text: string) => JSON.parse(text, (_, value) => (value === '' ? null : value))
    const json = fc
      .json({ maxDepth: 6, noUnicodeString: false })
      .filter((text) => !/__proto__|\\u|e\+?\d{2}|\d{16}/.test(text))
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const spread = JSON.stringify(JSON.parse(text), null, indent)
        expect(readValue(spread)).toEqual(emptyToNull(spread))
      }),
      { seed: 5, numRuns: 300 },
    )
  })

  it('knows the line, column and path of every value, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const { root } = read(['\ufeff{', '  "a": [1,', '    {"b": "x"}]', '}'].join(end))
      expect(items(child(root!, 'a'))[1]).toMatchObject({ line: 3, column: 5, path: 'a[1]' })
      expect(child(items(child(root!, 'a'))[1], 'b')).toMatchObject({ line: 3, column: 11, path: 'a[1].b' })
    }
  })

  it('keeps what Python writes and JSON has not, and numbers no reader agrees on, as text with one remark each', () => {
    const { root, report } = read('{"a": NaN,\n"b": [-Infinity, Infinity],\n"n": 12345678901234567890, "m": 1e400}')
    expect(toJson(root!)).toEqual({ a: 'NaN', b: ['-Infinity', 'Infinity'], n: '12345678901234567890', m: '1e400' })
    expect(report.finish().problems.map(({ line, path }) => `${line} ${path}`)).toEqual(['1 a', '3 n'])
  })

  it('takes the last of two equal keys and says where the first stands', () => {
    const { root, report } = read('{"a": 1,\n"a": 2}')
    expect(toJson(root!)).toEqual({ a: 2 })
    expect(report.finish().problems).toEqual([
      expect.objectContaining({ line: 2, path: 'a', message: expect.stringContaining('first on line 1') }),
    ])
  })

  it('reaches no prototype', () => {
    const { root, report } = read('{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}')
    expect(toJson(root!)).toEqual({ constructor: { prototype: { polluted: true } } })
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
    expect(report.finish().unrecognised).toHaveLength(1)
  })

  it('replaces escapes of what is no character, and bounds accents that were escaped', () => {
    expect(readValue('["\\u0000", "\\ud800", "\\ud83d\\ude00"]')).toEqual(['\ufffd', '\ufffd', '😀'])
    const text = (readValue(`["a${'\\u0301'.repeat(100)}"]`) as string[])[0]!
    expect(text).not.toMatch(/\u0301{31}/)
  })

  it.each([
    ['{"a": 1,\n}', 2, /comma/],
    ['{"a": [1,\n2,]}', 2, /comma/],
    ['{"a"\n1}', 2, /colon/],
    ['{a: 1}', 1, /key in quotation marks/],
    ["{'a': 1}", 1, /key in quotation marks/],
    ['{"a": tru}', 1, /“tru}”/],
    ['{"a": 01}', 1, /value should stand/],
    ['{"a": 1 "b": 2}', 1, /comma/],
    ['{"a": "x\ny"}', 1, /never closed/],
    ['{"a": "\\q"}', 1, /backslash/],
    ['{"a": "\u0001"}', 1, /control character/],
    ['\n{"a": [', 2, /never closed/],
    ['{"a": {}}\n{"b": 1}', 2, /one value/],
    ['{"a":', 1, /cut off/],
    ['nothing', 1, /“nothing”/],
    ['[1, -]', 1, /“-]”/],
    ['[1.]', 1, /\./],
  ])('says what is wrong with %j, and where', (text, line, message) => {
    const { root, report } = read(text)
    expect(root).toBeNull()
    expect(report.refusal()).toMatchObject({ ok: false, line, message: expect.stringMatching(message) })
  })

  it.each([
    ['lists in lists', '['.repeat(1_000_000)],
    ['groups in groups', '{"a":'.repeat(400_000)],
    ['a list without end', `[${'1,'.repeat(1_000_000)}`],
    ['an open text', `["${'a'.repeat(2_000_000)}`],
    ['backslashes', `["${'\\\\'.repeat(1_000_000)}`],
    ['spaces', `[${' '.repeat(2_000_000)}`],
    ['equal keys', `{${'"a":1,'.repeat(300_000)}"a":1}`],
    ['accents', `["${'\\u0301\\u0316'.repeat(150_000)}"]`],
    ['line feeds', '\n'.repeat(2_000_000)],
  ])('is done with %s in time', (_, text) => {
    const started = process.cpuUsage()
    const { report } = read(text)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000)
    expect(report.finish().problems.length).toBeLessThanOrEqual(201)
  })

  it('is read in a time and space that a file of 8 MiB may cost', () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => ({
      name: `metric ${i}`,
      value: i / 7,
      slice: 'x'.repeat(150),
    }))
    const started = process.cpuUsage()
    expect(items(read(JSON.stringify(rows)).root)).toHaveLength(40_000)
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(5000)
  })
})

describe('what reads the tree', () => {
  it('takes numbers that are written as text, and keeps digits as written', () => {
    const { root } = read('{"a": "12", "b": 1.10, "c": "x", "d": "", "e": true}')
    expect(['a', 'b', 'c', 'd', 'e'].map((key) => numberOf(child(root!, key)))).toEqual([12, 1.1, null, null, null])
    expect(textOf(child(root!, 'b'))).toBe('1.10')
  })
})
