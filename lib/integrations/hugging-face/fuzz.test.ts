import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '@/lib/audit/canonical-json'
import { readHuggingFaceCard } from './read-card'
import { expectReadable } from './testing/read'

const FIXTURE = `---
language: [en, "no"]
license: &l apache-2.0
tags:
- a
- b
model-index:
- name: m
  results:
  - task: {type: t, name: T}
    dataset: {type: d, name: D, args: {x: 1}}
    metrics:
    - type: acc
      value: 397.00 +/- 103.22
      verified: true
widget:
- text: "one\\n two"
other: {a: [1, 2.5, *l], 'b': !!str 3, c: |
  text
}
---
# Title

Intro \`code\` [More Information Needed]

## Uses
\`\`\`python
# comment
\`\`\`
| a | b |
<script>x</script>
Limits
------
{{ marker }}
`

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
  at: fc.nat(FIXTURE.length),
  remove: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(120) }),
  insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('')),
})

it('reads every mutation of a card without a throw, and reports in lines and sentences', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
      let text = FIXTURE
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
