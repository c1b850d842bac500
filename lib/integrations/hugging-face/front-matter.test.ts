import { describe, expect, it } from 'vitest'
import { expectReadable, readText } from './testing/read'

/** The problems as "line: sentence", checked for what every report owes its reader. */
function problemsOf(text: string): string[] {
  const { report } = readText(text)
  expectReadable(report, text)
  return report.problems.map(({ line, message }) => `${line}: ${message}`)
}

describe('where the block begins and ends', () => {
  it('reads it with a byte order mark, blank lines above, CR LF, CR and the CR CR LF of a double conversion', () => {
    for (const end of ['\n', '\r\n', '\r', '\r\r\n']) {
      const { card, report } = readText(['\ufeff', '---', 'license: mit', '--- ', '# A', '{{ x }}'].join(end))
      expect(card.metadata.license).toBe('mit')
      expect(card.rawFrontMatter).toBe(`license: mit${end}`)
      expect(card.body).toBe('# A\n{{ x }}')
      expect(report.problems.map(({ line }) => line)).toEqual([6])
    }
  })

  it('takes an indented fence for the end, and says so', () => {
    const text = '---\ntags:\n - a\n ---\n# A\n'
    expect(readText(text).card).toMatchObject({ metadata: { tags: ['a'] }, body: '# A\n' })
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^4: This line was taken as the end .*opened on line 1/)])
  })

  it('ends a block nothing closes at the first blank line', () => {
    const text = '---\nlicense: mit\n\n# A\n\ntext\n'
    expect(readText(text).card).toMatchObject({ metadata: { license: 'mit' }, rawFrontMatter: 'license: mit\n' })
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^1: .*never closed.*empty line 3/)])
    expect(readText(text).card.sections.map(({ line }) => line)).toEqual([4])
  })

  it('takes a rule above plain text for text', () => {
    const { card } = readText('---\n# A\n')
    expect(card).toMatchObject({ rawFrontMatter: null, title: 'A', body: '---\n# A\n' })
  })

  it('names a block that is not at the top, and leaves it in the text', () => {
    const text = '#@title\n---\ntags:\n- a\n---\n# A\n'
    expect(readText(text).card).toMatchObject({ rawFrontMatter: null, metadata: { tags: [] }, body: text })
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^2: What looks like front matter/)])
  })
})

describe('a block that cannot be read', () => {
  it.each([
    ['a tab', 'a:\n\t- b', 3, /tab/i],
    ['a second colon', 'license: mit: 2', 2, /second “key:”/],
    ['an open quotation mark', 'license: mit\ntitle: "abc\n', 3, /quotation mark that is never closed/],
    ['an open bracket', 'license: mit\ntags: [a, b\nlanguage: en', 4, /bracket/],
    ['a line without colon', 'license: mit\nwhat is this\n', 3, /colon/],
    ['an at sign', 'author: @me', 2, /special meaning/],
    ['a bad escape', 'path: "C:\\windows"', 2, /backslash/],
    ['a list', '- a\n- b', 2, /is a list/],
    ['plain text', 'hello there', 2, /plain text/],
    ['a marker', '{{card_data}}', 2, /marker/],
    ['a marker in a list', 'tags:\n{% for t in tags %}\n- {{ t }}\n{% endfor %}', 3, /template/],
    ['a wrong indentation', 'a:\n    b: 1\n  c: 2', 4, /column|indented/],
  ])('keeps block and text, and names the line: %s', (_, block, line, sentence) => {
    const text = `---\n${block}\n---\n# A\n`
    const { card, report } = readText(text)
    expectReadable(report, text)
    expect(report.problems[0]!.line).toBe(line)
    expect(report.problems[0]!.message).toMatch(sentence)
    expect(card.rawFrontMatter).toBe(`${block}\n`)
    expect(card.body).toBe('# A\n')
    expect(card.metadata.license).toBeNull()
    expect(report.kept).toContain('the front matter as text only')
  })

  it('reads quoted text that goes on at the margin, as the Hub does', () => {
    const text = `---\nwidget:\n- text: "one\\n\ntwo: 'x'\n\nthree"\n  title: 'it''s\nfine'\nlicense: mit\n---\n`
    const { card } = readText(text)
    expect(card.other).toEqual({ widget: [{ text: "one\n two: 'x'\nthree", title: "it's fine" }] })
    expect(card.metadata.license).toBe('mit')
    expect(problemsOf(text)).toEqual([expect.stringMatching(/^4: .*in 3 lines/)])
  })
})

describe('values that JSON or YAML make dangerous', () => {
  it('reports each and keeps what can be kept', () => {
    const text = `---
a: .nan
b: -.inf
c: 12345678901234567890
d: 1.5e300
e: 2024-01-31
f: yes
g: 0x1F
h: "\\0\\uD800"
i: -0
j: *nowhere
k: !!python/object x
a: 1
__proto__: {admin: true}
constructor: {prototype: 1}
? [x, y]
: z
---
`
    const { card } = readText(text)
    expect(card.other).toEqual({
      a: 1,
      b: '-Infinity',
      c: '12345678901234567890',
      d: '1.5e300',
      e: '2024-01-31',
      f: 'yes',
      g: 31,
      h: '\ufffd\ufffd',
      i: 0,
      j: '*nowhere',
      k: 'x',
      constructor: { prototype: 1 },
      '[x, y]': 'z',
    })
    expect(Object.getPrototypeOf(card.other)).toBe(Object.prototype)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    const lines = problemsOf(text).map((problem) => Number.parseInt(problem, 10))
    expect(lines).toEqual([2, 3, 4, 5, 9, 11, 12, 13, 14, 16])
    expect(problemsOf(text).join()).toMatch(/“a” is written twice, first on line 2/)
  })

  it('follows references, within bounds', () => {
    const { card, report } = readText('---\nx: &x [1, {y: 2}]\nz: *x\n---\n')
    expect(card.other).toEqual({ x: [1, { y: 2 }], z: [1, { y: 2 }] })
    expect(report.problems).toEqual([])
    const bomb = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`).join('\n')
    expect(problemsOf(`---\na0: &a0 [x]\n${bomb}\n---\n`)).toEqual([
      expect.stringMatching(/^\d+: .*repeats parts of itself/),
    ])
    expect(problemsOf('---\na: &a [*a]\n---\n')).toEqual([expect.stringMatching(/^2: “\*a” refers to something/)])
  })
})
