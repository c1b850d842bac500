import fc from 'fast-check'

const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    "'",
    '\\',
    '\\u0000',
    '\\ud800',
    'null',
    'true',
    'NaN',
    '-Infinity',
    '1e999',
    '-0',
  ],
  ...[
    '9007199254740993',
    '"__proto__":',
    '"constructor":',
    '\n',
    '\r',
    '\r\n',
    '\t',
    ' ',
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '!!',
  ],
  ...['|', '>', '#', '---', '...', '<<: ', '\ufeff', '\u0301', '\ud83d\ude00', '{{ x }}', '\u2028', '\u0007', '$'],
]

/** A text of our own with a few random edits. */
export function mutationsOf(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    remove: fc.oneof({ weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.nat(120) }),
    insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 4 }), fc.constant('')),
  })
  return fc.array(edit, { minLength: 1, maxLength: 8 }).map((edits) => {
    let mutated = text
    for (const { at, remove, insert } of edits) mutated = mutated.slice(0, at) + insert + mutated.slice(at + remove)
    return new TextDecoder().decode(new TextEncoder().encode(mutated))
  })
}

/** A JSON value with some of its values replaced, so that the form stays and the contents surprise. */
export function surprisesIn(value: unknown): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, '', 'NaN', ' ', [], {}, [[]], [null], { a: {} }),
    fc.string({ maxLength: 20 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  )
  return fc.array(fc.tuple(fc.nat(500), leaf), { minLength: 1, maxLength: 6 }).map((changes) => {
    const wanted = new Map(changes)
    let count = 0
    const change = (node: unknown): unknown => {
      const at = count++
      if (wanted.has(at)) return wanted.get(at)
      if (Array.isArray(node)) return node.map(change)
      if (node === null || typeof node !== 'object') return node
      return Object.fromEntries(Object.entries(node).map(([key, below]) => [key, change(below)]))
    }
    return JSON.stringify(change(value), null, 1)
  })
}
