import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { appPath } from '@/lib/platform/paths'
import { builtInTemplates } from './definition'
import { problemLine, readTemplateFile } from './read-yaml'
import type { Template } from './vocabulary'
import { writeTemplate } from './write-yaml'

const read = (text: string) => readTemplateFile(Buffer.from(text, 'utf8'))
const problems = (text: string) => {
  const result = read(text)
  return 'problems' in result ? result.problems.map(problemLine) : []
}

const small = `key: small
version: 1
name: Small
stage: added_value
purpose: For a test.
sections:
  - key: first
    name: First
    role: data_scientist
    why: Because.
    good: Like this.
    fields:
      - key: cost
        kind: money
        label: What does it cost?
        required: true
        material: true
      - key: speed
        kind: choice
        label: How fast?
        options:
          - { value: slow, label: Slow }
          - { value: fast, label: Fast }
        when:
          - field: cost
            in: [1]
      - key: pace
        kind: choice
        label: Which pace?
        options:
          - { value: slow_pace, label: Slow }
`

/** Line and column of the first occurrence, as an editor counts them. */
function at(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split('\n')
  return `Line ${before.length}, column ${before.at(-1)!.length + 1}`
}

describe('what is exported', () => {
  const files = readdirSync(appPath('lib/templates/data'))
  test.each(files)('%s: text, definition, export and import are one template', async (file) => {
    const text = readFileSync(appPath('lib/templates/data', file), 'utf8')
    const first = read(text)
    expect(first).toHaveProperty('template')
    const { template } = first as { template: Template }
    expect(template).toEqual((await builtInTemplates()).get(template.key))
    const written = writeTemplate(template)
    expect(read(written)).toEqual({ template })
    expect(writeTemplate((read(written) as { template: Template }).template)).toBe(written)
  })

  test('texts of every shape come back as they were', () => {
    const { template } = read(small) as { template: Template }
    const texts = [
      'One\nTwo\n\nThree',
      '- a list\n  - in it',
      'a: b # c',
      '"quoted" and \'quoted\'',
      'yes',
      '12',
      'null',
      '~',
      '|',
      '>',
      '{a}',
      '[a]',
      '# heading',
      '& * ! % @ `',
      'é — “ ” …',
      'a\ttab',
      `long ${'word '.repeat(50).trim()}`,
      `${'x'.repeat(300)}`,
      `  indented ${'line '.repeat(30)}end`.trim(),
      'trailing  \nspaces',
      `${'a '.repeat(60)}\n${'b '.repeat(60)}c`,
    ] // prettier-ignore
    for (const text of texts) {
      const changed = structuredClone(template)
      changed.purpose = text
      changed.sections[0]!.fields[0]!.help = text
      changed.sections[0]!.fields[1]!.options![0]!.label = text
      expect(read(writeTemplate(changed)), text).toEqual({ template: changed })
    }
  })

  test('the example of the documentation is a template', () => {
    const reference = readFileSync(appPath('docs/template-format.md'), 'utf8')
    const example = /```yaml\n([\s\S]*?)```/.exec(reference)![1]!
    expect(problems(example)).toEqual([])
    expect(problems(example.replace('kind: markdown', 'kind: markdwn'))[0]).toMatch(/^Line 16, column 15 /)
  })

  test('a file edited by hand with an error is told by line and reason', async () => {
    const text = writeTemplate((await builtInTemplates()).get('added-value')!)
    const edited = text.replace('kind: money', 'kind: monney')
    expect(problems(edited)).toEqual([expect.stringContaining(`${at(edited, 'monney')} (section “`)])
    expect(problems(edited)[0]).toContain('One of markdown, text, list, number, money')
  })
})

describe('what is wrong is told where it stands', () => {
  test('several errors at once, in the order of the lines', () => {
    const edited = small
      .replace('name: First', 'nmae: First')
      .replace('required: true', 'required: "yes"')
      .replace('kind: choice', 'kind: chioce')
      .replace('stage: added_value', 'stage: someday')
    expect(problems(edited)).toEqual([
      expect.stringMatching(/^Line 4, column 8 \(stage\): One of added_value, /),
      'Line 7, column 5 (section “first”, name): “name” is missing.',
      'Line 8, column 5 (section “first”, nmae): There is no “nmae” here; did you mean “name”?',
      'Line 16, column 19 (section “first”, field “cost”, required): true or false.',
      expect.stringMatching(/^Line 19, column 15 \(section “first”, field “speed”, kind\): One of /),
    ])
  })

  test.each([
    [
      'a number for a text',
      'label: How fast?',
      'label: 12',
      '12',
      /A text is expected, not a number\. Put it in quotes\./,
    ],
    [
      'a missing part of a kind',
      '        options:\n          - { value: slow, label: Slow }\n          - { value: fast, label: Fast }\n',
      '',
      'key: speed',
      /needs “options”/,
    ],
    ['a condition on nothing', 'field: cost', 'field: price', 'price', /There is no field “price”/],
    ['a condition that is none', 'field: cost', 'feild: cost', 'feild', /A condition says “riskTier” with tiers/],
    ['a key in capitals', 'key: speed', 'key: Speed', 'Speed', /begins with a small letter/],
    ['a choice twice', 'value: fast', 'value: slow', 'slow, label: Fast', /“slow” stands in this list twice/],
    [
      'an answer that is none',
      'field: cost\n            in: [1]',
      'field: pace\n            in: [quick]',
      'quick]',
      /“quick” is no answer to “pace”/,
    ],
    ['a role that writes nothing', 'role: data_scientist', 'role: auditor', 'auditor', /A role that writes documents/],
    ['two fields of one key', 'key: speed', 'key: cost', 'cost\n        kind: choice', /There are two fields “cost”/],
    ['text where a list stands', 'in: [1]', 'in: one', 'one\n', /A list is expected, not a text/],
  ])('%s', (_, from, to, where, reason) => {
    const edited = small.replace(from, to)
    expect(edited).not.toBe(small)
    const found = problems(edited)
    expect(found.join('\n')).toMatch(reason)
    expect(found.some((line) => line.startsWith(at(edited, where)))).toBe(true)
  })

  test.each([
    [
      'a name twice',
      small.replace('name: First', 'name: First\n    name: Second'),
      'Line 9, column 5: “name” stands here twice.',
    ],
    ['a quote not closed', small.replace('name: Small', 'name: "Small'), 'Line '],
    ['a tab', small.replace('    name: First', '\tname: First'), 'Line 8'],
    ['wrong indentation', small.replace('    role:', '   role:'), 'Line 9'],
    ['a second document', `${small}---\nkey: other\n`, 'Line 32, column 1: A second document begins here'],
    ['an alias', small.replace('name: Small', 'name: &n Small').replace('why: Because.', 'why: *n'), 'Line 3'],
    ['a tag', small.replace('name: Small', 'name: !!js/function x'), 'Line 3, column 7: Tags (!) are not read here.'],
    ['a list at the top', '- a\n- b\n', 'Line 1, column 1: A template begins with'],
    ['nothing', ' \n', 'Line 1, column 1: The file is empty.'],
    ['something else', 'Hello there', 'Line 1, column 1: A template begins with'],
  ])('%s', (_, text, expected) => {
    const found = problems(text)
    expect(found.length).toBeGreaterThan(0)
    expect(found.join('\n')).toContain(expected)
  })

  test('bytes that are no text, and files that are too large', () => {
    expect(readTemplateFile(Buffer.from([0xff, 0xfe, 0x00]))).toMatchObject({
      problems: [{ message: expect.stringContaining('UTF-8') }],
    })
    expect(readTemplateFile(Buffer.alloc(512 * 1024 + 1, 'a'))).toMatchObject({
      problems: [{ message: expect.stringContaining('512 KiB') }],
    })
  })

  test('what is made to take long takes no time', () => {
    const began = Date.now()
    const bomb = `a: &a [${'x,'.repeat(9)}x]\nb: &b [${'*a,'.repeat(9)}*a]\nc: [${'*b,'.repeat(9)}*b]\n`
    expect(problems(bomb)[0]).toContain('Anchors and aliases')
    expect(problems(Array.from({ length: 40_000 }, (_, n) => `k${n}: 1`).join('\n'))).toHaveLength(50)
    expect(problems('['.repeat(300_000))).not.toEqual([])
    expect(problems('{"a":'.repeat(90_000))).not.toEqual([])
    expect(Date.now() - began).toBeLessThan(15_000)
  })
})
