import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { readHuggingFaceCard } from './read-card'
import { README } from './testing/fixtures'
import { expectReadable } from './testing/read'

const PIECES = [
  ...[
    '---',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '- ',
    ': ',
    '? ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '|',
    '>',
    '&a ',
    '*a',
    '!',
    '%',
  ],
  ...[
    '#',
    '```',
    '<!--',
    '-->',
    '{{',
    '}}',
    '\\',
    '\\0',
    '\ufeff',
    '\u0301',
    '\ud83d\ude00',
    '.nan',
    '1e999',
    '__proto__: ',
    '<<: ',
    '...',
  ],
]

const edit = fc.record({
  at: fc.nat(README.length),
  remove: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(120) }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('')),
})

it('reads every mutation of a card without a throw, and reports in lines and sentences', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      let text = README
      for (const { at, remove, insert } of edits) text = text.slice(0, at) + insert + text.slice(at + remove)
      const bytes = new TextEncoder().encode(text)
      const outcome = readHuggingFaceCard(bytes, { filename: 'm.md' })
      if (!outcome.ok) {
        expect(outcome.message).toMatch(/binary|empty|white space/)
        return
      }
      expectReadable(outcome.report, text)
      expect(JSON.parse(canonicalJson(outcome.card))).toEqual(outcome.card)
      expect(JSON.stringify(outcome.card)).not.toContain('\\u0000')
      expect(new Set(outcome.card.sections.map(({ key }) => key)).size).toBe(outcome.card.sections.length)
      expect(readHuggingFaceCard(bytes, { filename: 'm.md' })).toEqual(outcome)
    }),
    { seed: 20260, numRuns: 400 },
  )
})

it('answers for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const outcome = readHuggingFaceCard(bytes)
      if (!outcome.ok) expect(outcome.message).toMatch(/\.$/)
    }),
    { seed: 20260, numRuns: 300 },
  )
})
