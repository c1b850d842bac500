import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from './bytes'
import { canonicalBytes, canonicalJson, NotCanonical, parseCanonical } from './canonical-json'
import vectors from './fixtures/jcs.json'

describe('the vectors of RFC 8785', () => {
  it.each(vectors.cases)('$name', ({ name, input, canonicalHex }) => {
    const value = JSON.parse(input)
    const text = canonicalize(value) as string
    expect(toHex(utf8(text))).toBe(canonicalHex)
    // That one holds 1E30: right by the RFC, beyond what we let into the log.
    if (name === 'values') {
      expect(() => canonicalBytes(value)).toThrow('numbers[1]')
      expect(parseCanonical(text)).toBeUndefined()
      return
    }
    expect(toHex(canonicalBytes(value))).toBe(canonicalHex)
    expect(parseCanonical(text)).toEqual(value)
    if (input !== text) expect(parseCanonical(input)).toBeUndefined()
  })
})

describe('what may not be hashed', () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  it.each([
    ['NaN', { a: Number.NaN }],
    ['an infinity', [Number.POSITIVE_INFINITY]],
    ['an unsafe integer', { a: { b: 2 ** 53 } }],
    ['half a surrogate pair', { a: '\ud800' }],
    ['such a key', { '\udc00': 1 }],
    ['undefined', undefined],
    ['undefined within', { a: undefined }],
    ['a bigint', { a: 1n }],
    ['a date', { at: new Date(0) }],
    ['bytes', { a: new Uint8Array(2) }],
    ['what writes itself', { a: { toJSON: () => 'b' } }],
    ['itself', circular],
  ])('%s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonical)
  })

  it('names the place', () => {
    expect(() => canonicalJson({ details: { list: [1, Number.NaN] } })).toThrow('details.list[1]')
  })
})

describe('text that must be canonical already', () => {
  it.each([
    '{"a":1,"b":[true,null,"é"]}',
    '{"10":1,"9":2}',
    '{"\\n":1,"1":{"":0}}',
    '"😂"',
    '0',
    '{"__proto__":{"a":1}}',
  ])('takes %s', (text) => {
    expect(JSON.stringify(parseCanonical(text))).toBeDefined()
  })

  it.each([
    '{"b":1,"a":2}',
    '{"9":2,"10":1}',
    '{"a":1, "b":2}',
    '{"a":1,"a":1}',
    '{"a":1.0}',
    '{"a":-0}',
    '{"a":9007199254740993}',
    '{"a":9007199254740992}',
    '{"a":"\\u00e9"}',
    '{"a":"\\ud800"}',
    '"\\/"',
    '1e0',
    '{}\n',
    '\ufeff{}',
    '',
  ])('refuses %s', (text) => {
    expect(parseCanonical(text)).toBeUndefined()
  })
})
