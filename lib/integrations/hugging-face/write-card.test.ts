import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers } from '@/lib/templates/vocabulary'
import { type CardField, cardColumns, cardFields } from '../reading/card-fields'
import { restoreAsWritten } from './as-written'
import { huggingFaceImporter } from './importer'
import { type CardStamp, writeHuggingFaceCard } from './write-card'

const STAMP: CardStamp = {
  ref: 'MDL-7 v3',
  revision: 4,
  contentDigest: `sha256:${'ab'.repeat(32)}`,
  materialDigest: `sha256:${'cd'.repeat(32)}`,
  exportedAt: '2026-11-21T17:00:00Z',
  approvals: ['APR-4, approved: Ann --> (data scientist) <!-- 21 Nov 2026'],
}

function answersOf(text: string | Uint8Array): Answers {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const outcome = huggingFaceImporter.read(bytes)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.facts.card!.answers
}

function roundTrip(answers: Answers): Answers {
  return answersOf(writeHuggingFaceCard(answers, STAMP))
}

describe('a card written as a README', () => {
  const card: Answers = {
    title: 'Churn 2',
    purpose: '# Not a title\n\n```\n# not a heading\n```\n\n---\nlicense: mit\n---\n\n<div>html</div>\n\n<!-- open',
    description: 'Orders contracts.\n\nAnd\n---\nmore',
    limitations: '```\nnever closed',
    languages: ['en', 'no'],
    license: 'apache-2.0',
    tags: ['a: b', '{{ x }}', '- c', 'null', '1.10'],
    training_datasets: ['halden/calls'],
    base_models: ['halden/base'],
    co2_grams: 12.5,
    released_on: '2026-11-01',
    model_type: 'gradient-boosted trees | depth 6',
    thresholds: [{ id: 'r1', cells: { decision: 'call | not', threshold: '0.7', effect: 'a\nb <br> \\ `c`' } }],
    results: [
      { id: 'r1', cells: { metric: 'auc', value: '0.910', dataset: 'halden/calls', split: 'test', task: 'tabular' } },
      {
        id: 'r2',
        cells: {
          metric: 'auc',
          value: '0.58',
          dataset: 'halden/calls',
          split: 'test',
          task: 'tabular',
          group: 'over 65',
          low: '0.5',
          high: '0.6',
          baseline: '0.61',
        },
      },
      { id: 'r3', cells: { metric: 'f1', value: 'NaN', more: '{"verified":true,"verifyToken":"x.y"}' } },
      { id: 'r4', cells: { metric: 'nothing yet', more: 'not JSON' } },
    ],
    other_metadata: 'widget:\n- text: "one\\n two"   # kept\ninference: false',
    other_sections: '## Ours\n\ntext',
  }

  it('reads back exactly', () => {
    expect(roundTrip(card)).toEqual(card)
  })

  it('is the same bytes again', () => {
    const text = writeHuggingFaceCard(card, STAMP)
    expect(writeHuggingFaceCard(answersOf(text), STAMP)).toBe(text)
  })

  it('has front matter that the Hub knows, digits as they were, and no other key twice', () => {
    const text = writeHuggingFaceCard(card, STAMP)
    expect(text).toContain('language:\n- en\n- "no"\nlicense: apache-2.0\n')
    expect(text).toContain('value: 0.910\n')
    expect(text).toContain('value: .nan\n')
    expect(text).toContain(`${card.other_metadata}\nmodel-index:\n- name: Churn 2`)
  })

  it('ends with which revision it is and who approved it, which is no content', () => {
    const text = writeHuggingFaceCard(card, STAMP)
    expect(text).toMatch(
      /<!-- cs-1 note\nCountersign MDL-7 v3, revision 4, .*\nContent digest sha256:abab.*\n.*\n.*Ann.*\n-->\n$/,
    )
    expect(text.split('-->').at(-2)).not.toContain('<!--\n')
  })

  it('still reads to the same questions when a web site dropped the comments', () => {
    const plain: Answers = {
      title: 'T',
      purpose: 'A',
      limitations: 'B',
      training_data: 'C',
      evaluation_preparation: 'D',
      monitoring: 'E',
      contact: 'F',
      developers: 'G',
      description: 'H',
    }
    const text = writeHuggingFaceCard(plain, STAMP).replace(/<!--[\s\S]*?-->\n?/g, '')
    expect(answersOf(text)).toEqual(plain)
  })

  it('takes what somebody wrote between the marks', () => {
    const text = writeHuggingFaceCard({ title: 'T', purpose: 'A' }, STAMP)
    const edited = text.replace(
      '<!-- cs-1 note',
      '## Limitations\n\nNew text.\n\n## Unheard of\n\nText.\n\n<!-- cs-1 note',
    )
    expect(answersOf(edited)).toEqual({
      title: 'T',
      purpose: 'A',
      limitations: 'New text.',
      other_sections: '## Unheard of\n\nText.',
    })
  })

  it('keeps characters whole where a row or a heading was broken', () => {
    const text = writeHuggingFaceCard({ title: 'T', thresholds: [{ id: 'r1', cells: { decision: 'a' } }] }, STAMP)
    const broken = text.replace('| a |', '😀 a |').replace('# T', `# ${'😀'.repeat(700)}`)
    expect(JSON.stringify(answersOf(broken))).not.toMatch(/\\ud8/)
  })

  it('writes other keys in the form of Unicode they came in', () => {
    const source = '---\nwidget: e\u0301 \u2126 \u0958 é\nother: x\n---\n'
    const answers = answersOf(source)
    expect(answers.other_metadata).toMatch(/^widget: é Ω .* é\nother: x\n# countersign as-written /)
    const written = writeHuggingFaceCard(answers, STAMP)
    expect(written).toContain('widget: e\u0301 \u2126 \u0958 é\nother: x\n---\n')
    expect(answersOf(written)).toEqual(answers)
    const edited = { other_metadata: (answers.other_metadata as string).replace('é Ω', 'ee Ω') }
    expect(writeHuggingFaceCard(edited, STAMP)).toContain('widget: ee Ω')
  })

  it('lets fields hold where other keys say otherwise, and loses neither', () => {
    const odd: Answers = { license: 'mit', tags: ['a'], other_metadata: 'license:\n  id: apache\ntags: [b, {c: d}]' }
    expect(roundTrip(odd)).toEqual(odd)
    const broken: Answers = { license: 'mit', other_metadata: 'a: [\n---\n"' }
    expect(roundTrip(broken)).toEqual(broken)
  })
})

const LINES = [
  '# Uses',
  '## Model Details',
  '---',
  '```',
  '~~~',
  '<!-- countersign model-card cs-1 -->',
  '<!-- cs-1 . -->',
  '<!-- cs-1 purpose -->',
  'cs-1 cs-2',
  '-->',
  '<!--',
  '| a | b |',
  '- x',
  'license: mit',
  '{{ x }}',
  '[More Information Needed]',
  '    code',
  '',
  'é \u0301 ‍',
  '<script>',
  '\\',
  '===',
  '<pre>',
]
const prose = fc
  .array(fc.oneof(fc.constantFrom(...LINES), fc.string({ unit: 'binary', maxLength: 20 })), { maxLength: 8 })
  .map((lines) => lines.join('\n'))
const line = fc.oneof(
  fc.constantFrom(
    'mit',
    'no',
    'null',
    '1.10',
    '{{ x }}',
    '- a',
    'a: b',
    '#',
    '"',
    "'",
    '.nan',
    '%',
    '[',
    '*a',
    '&a',
    '!x',
    'a | b',
    '<br>',
    '\\',
    '2026-01-01',
    'true',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const keys = fc
  .array(
    fc.oneof(
      fc.constantFrom('widget:', '- a', '  b: 1', 'license: x', 'model-index: []', 'x: |', '---', 'a: *b', 'tags:', ''),
      fc.string({ maxLength: 12 }),
    ),
    { maxLength: 5 },
  )
  .map((lines) => lines.join('\n'))

function arbitraryOf(field: CardField): fc.Arbitrary<Answers[string]> {
  const kind = cardFields[field]
  if (field === 'other_metadata') return keys
  if (kind === 'markdown') return prose
  if (kind === 'text') return line
  if (kind === 'list') return fc.array(line, { maxLength: 4 })
  if (kind === 'number') return fc.double({ min: 0, max: 1e9, noNaN: true })
  if (kind === 'date') return fc.constantFrom('2026-11-01', '1999-12-31')
  const cell = fc.oneof(
    line,
    fc.constantFrom('0.910', '91.2 %', 'NaN', '{"name":"x","args":{"k":[1]}}', '{"model":"m"}', '12345678901234567890'),
  )
  const levels = new Set(['likelihood', 'severity'])
  const level = fc.constantFrom('low', 'middle', 'high', 'unknown')
  const cells = fc.record(
    Object.fromEntries(
      cardColumns[field as 'results'].map((column: string) => [column, levels.has(column) ? level : cell]),
    ),
    {
      requiredKeys: [],
    },
  )
  return fc
    .array(cells, { maxLength: 4 })
    .map((rows) => rows.map((row, i) => ({ id: `r${i + 1}`, cells: row as Record<string, string> })))
}

it('reads any answers back exactly', { timeout: 120_000 }, () => {
  const fields = Object.fromEntries(
    (Object.keys(cardFields) as CardField[]).map((field) => [field, arbitraryOf(field)]),
  )
  const anything = fc.record(fields, { requiredKeys: [] }) as fc.Arbitrary<Answers>
  fc.assert(
    fc.property(anything, (answers) => {
      // What is compared is the published form: one writing brings it about.
      const published = roundTrip({ title: 'x', ...tidy(answers) })
      expect(roundTrip(published)).toEqual(published)
      expect(published).toEqual({ title: 'x', ...tidy(answers) })
    }),
    { seed: 11, numRuns: 80 },
  )
})

/** As the template engine publishes: texts trimmed, NFC, line feeds; what says nothing is not there. */
function tidy(answers: Answers): Answers {
  const text = (value: string) =>
    new TextDecoder()
      .decode(new TextEncoder().encode(value))
      .replaceAll('\0', '')
      .trim()
      .replace(/\r\n?/g, '\n')
      .normalize('NFC')
  const tidied: Answers = {}
  for (const [field, answer] of Object.entries(answers)) {
    if (typeof answer === 'string') {
      const said = text(cardFields[field as CardField] === 'text' ? text(answer).replace(/\s+/g, ' ') : answer)
      if (said) tidied[field] = said
    } else if (Array.isArray(answer)) {
      const items = (answer as unknown[]).flatMap((item): unknown[] => {
        if (typeof item === 'string') return text(item) ? [text(item)] : []
        const cells = Object.entries((item as { cells: Record<string, string> }).cells).map(([key, cell]) => [
          key,
          text(cell),
        ])
        const said = cells.filter(([, cell]) => cell)
        return said.length > 0 ? [{ id: '', cells: Object.fromEntries(said) }] : []
      })
      items.forEach((item, i) => {
        if (typeof item === 'object') (item as { id: string }).id = `r${i + 1}`
      })
      if (items.length > 0) tidied[field] = items as Answers[string]
    } else tidied[field] = answer
  }
  return tidied
}

const folder = path.resolve(import.meta.dirname, '../../../../shared/samples/hf_model_cards')
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : []

describe.runIf(files.length > 0)('cards found in the wild', () => {
  it.each(files)('%s goes out and comes back the same, other keys to the byte', (filename) => {
    const bytes = readFileSync(path.join(folder, filename))
    const answers = answersOf(bytes)
    const written = writeHuggingFaceCard(answers, STAMP)
    expect(answersOf(written)).toEqual(answers)
    const other = answers.other_metadata
    if (typeof other !== 'string' || filename === 'sample_template.md') return
    const block = restoreAsWritten(other)
    const source = bytes.toString('utf8').replace(/\r\n?/g, '\n')
    // Each key's lines stand in the file as they do in the export.
    for (const line of block.split('\n'))
      expect(source.split('\n').map((one) => one.trimEnd())).toContain(line.trimEnd())
    expect(written).toContain(block)
  })
})
