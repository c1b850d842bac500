import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { cpuTime } from '@/lib/testing/cpu-time'
import type { ReadOutcome } from '../importer'
import { huggingFaceImporter } from './importer'
import { MAX_CARD_BYTES, readHuggingFaceCard } from './read-card'
import { expectReadable } from './testing/read'
import { writeHuggingFaceCard } from './write-card'

const ROOM = MAX_CARD_BYTES - 64
const fill = (part: string, bytes = ROOM) => part.repeat(Math.floor(bytes / Buffer.byteLength(part)))
const block = (yaml: string) => `---\na: 1\n${yaml}\n---\ntext\n`
const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n')

// Each is small to send, and costs a careless reader minutes, its memory or its stack.
const HOSTILE: Record<string, string> = {
  'brackets in the text': fill('['),
  'brackets in the block': block(`b: ${fill('[')}`),
  'braces in the block': block(`b: ${fill('{')}`),
  'dashes nested on one line': block(fill('- ')),
  'questions nested on one line': block(fill('? ')),
  'deep indentation': block(lines(1500, (i) => `${' '.repeat(i)}b:`)),
  '100,000 references': block(`b: &b 1\nc:\n${fill('- *b\n', 500_000)}`),
  'references that multiply': block(
    `b0: &b0 [x]\n${lines(30, (i) => `b${i + 1}: &b${i + 1} [${`*b${i},`.repeat(9)}]`)}`,
  ),
  'references in a chain': block(`b0: &b0 [x]\n${lines(20_000, (i) => `b${i + 1}: &b${i + 1} [*b${i}]`)}`),
  '100,000 keys': block(lines(100_000, (i) => `key${i}: ${i}`)),
  'the same key again and again': block(fill('b: 1\n', 250_000)),
  'commas alone': block(`b: [${fill(',', 150_000)}]`),
  'escapes that stand for nothing': block(`b: "${fill('\\x')}"`),
  'quotation marks at the margin': block(fill("b: '\n", 500_000)),
  'one long line': fill('x '),
  'one long value': block(`b: ${fill('x ')}`),
  'marks upon marks': `a${fill('\u0301\u0323')}`,
  'backticks alone': fill('`'),
  'open braces': fill('{{a '),
  'open statements': fill('{% if '),
  'carriage returns': `x${fill('\r')}`,
  'line feeds': `x${fill('\n')}`,
  'half a million headings': fill('# a\n'),
  'underlines alone': fill('a\n---\n\n'),
  'comments that never close': fill('<!--\n'),
  'a heading of links': `# ${fill('[a](')}`,
  'text left open, line upon line': fill('[More Information Needed]\n'),
  'numbers that are none': block(fill('- .nan\n', 300_000)),
}

const marked = (text: string) => `<!-- countersign model-card cs-1 -->\n${text}`
const STAMP = { ref: 'MDL-1 v1', revision: 1, contentDigest: null, materialDigest: null, exportedAt: '', approvals: [] }

/** What costs whoever makes answers of it. */
const AS_ANSWERS: Record<string, string> = {
  '100,000 keys': HOSTILE['100,000 keys']!,
  'half a million headings': HOSTILE['half a million headings']!,
  'marks upon marks': HOSTILE['marks upon marks']!,
  'labels alone': `# Model details\n${fill('- **Developed by:** x\n')}`,
  'comments under a heading': `# Uses\n${fill('<!-- ')}`,
  'marks that never end': marked(fill('<!-- cs-1 purpose -->\n')),
  'marks of short answers': marked(fill('<!-- cs-1 purpose -->\na\n<!-- cs-1 . -->\n')),
  'a marked table of strokes': marked(`<!-- cs-1 results metric,value -->\n\n\n\n${fill('|', ROOM - 200)}`),
  'a marked list': marked(`<!-- cs-1 tags -->\n### T\n\n${fill('- a\n')}`),
  'a marked line of escapes': marked(`<!-- cs-1 tags -->\n- ${fill('\\<br>')}`),
  'other keys in another form of Unicode': block(`b: ${fill('e\u0301 ', 180_000)}`),
  'tags of our own': marked(fill('cs-1 cs-2 cs-3\n')),
}

describe('hostile files', () => {
  it.each(Object.entries(HOSTILE))('reads %s in time', (_, text) => {
    const bytes = new TextEncoder().encode(text)
    expect(bytes.length).toBeLessThanOrEqual(MAX_CARD_BYTES)
    let outcome: ReturnType<typeof readHuggingFaceCard> | undefined
    // Some take half a second; the bound leaves room for a slow machine, and none for n².
    expect(
      cpuTime(() => {
        outcome = readHuggingFaceCard(bytes)
      }),
    ).toBeLessThan(8000)
    if (!outcome?.ok) throw new Error(outcome?.message)
    const { card } = outcome
    expectReadable(outcome.report, text)
    expect(outcome.report.problems.length).toBeLessThanOrEqual(201)
    expect(() => canonicalJson(card)).not.toThrow()
    expect(cpuTime(() => card.body.normalize('NFC'))).toBeLessThan(4000)
  })

  it.each(Object.entries(AS_ANSWERS))('makes answers of %s in time, and a README of those', (_, text) => {
    let outcome: ReadOutcome | undefined
    expect(
      cpuTime(() => {
        outcome = huggingFaceImporter.read(new TextEncoder().encode(text))
      }),
    ).toBeLessThan(8000)
    if (!outcome?.ok) throw new Error(outcome?.message)
    const { answers } = outcome.facts.card!
    expect(() => canonicalJson(outcome as never)).not.toThrow()
    let written = ''
    expect(
      cpuTime(() => {
        written = writeHuggingFaceCard(answers, STAMP)
      }),
    ).toBeLessThan(12_000)
    const again = huggingFaceImporter.read(new TextEncoder().encode(written))
    expect(again.ok && again.facts.card!.answers).toEqual(answers)
  })
})
