import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormulaError, parseFormula } from './formula'

test.each([
  ['x', 7, 7],
  ['2 + 3 * x', 4, 14],
  ['(2 + 3) * x', 4, 20],
  ['10 - 4 - 3', 0, 3],
  ['24 / 4 / 3', 0, 2],
  ['2 ^ 3 ^ 2', 0, 512],
  ['-x ^ 2', 3, -9],
  ['(-x) ^ 2', 3, 9],
  ['2 ^ -1', 0, 0.5],
  ['3 - -x', 2, 5],
  ['1.5e3 * x', 2, 3000],
  ['.5 * x', 4, 2],
  ['min(x, 5, 3)', 4, 3],
  ['max(x, 5)', 4, 5],
  ['sqrt(x) + abs(-2)', 9, 5],
  ['exp(log(x))', 8, 8],
  ['667 * (1 - exp(-4 * x))', 0, 0],
])('%s at x = %d is %d', (text, x, value) => {
  expect(parseFormula(text)(x)).toBeCloseTo(value, 10)
})

describe('what is no formula says where it goes wrong', () => {
  test.each([
    ['', 'ends too early', 0],
    ['2 +', 'ends too early', 3],
    ['2 * (x + 1', '“)” is missing', 10],
    ['2x', '“x” does not belong here', 1],
    ['x y', '“y” does not belong here', 2],
    ['2 * * x', 'missing before “*”', 4],
    ['+x', 'missing before “+”', 0],
    ['()', 'missing before “)”', 1],
    ['x)', '“)” does not belong here', 1],
    ['3 * y', '“y” is not known here', 4],
    ['min(x)', 'min takes 2 to 9', 0],
    ['sqrt(x, 2)', 'sqrt takes 1', 0],
    ['sqrt x', '“(” is missing', 5],
    ['40 € * x', '“€” cannot stand', 3],
    ['x; 1', '“;” cannot stand', 1],
    ['1e999', 'is no figure', 0],
    [`${'('.repeat(60)}x${')'.repeat(60)}`, 'nested too deeply', 50],
  ])('%s', (text, message, at) => {
    const error = caught(text)
    expect(error.message).toContain(message)
    expect(error.at).toBe(at)
  })

  // Words that every object of the language knows are no functions and no operators.
  test.each(['constructor(x)', 'x constructor 1', 'x valueOf 1', 'toString', 'x.constructor'])('%s', (text) => {
    caught(text)
  })
})

test('any text is a formula that gives a number, or has a place in it where it is wrong', () => {
  const piece = fc.constantFrom(
    ...'x 1 2.5 + - * / ^ ( ) , min max sqrt log exp abs . e constructor'.split(' '),
    ' ',
    '\n',
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(texts, fc.double(), (text, x) => {
      try {
        expect(typeof parseFormula(text)(x)).toBe('number')
      } catch (error) {
        if (!(error instanceof FormulaError)) throw error
        expect(error.at).toBeGreaterThanOrEqual(0)
        expect(error.at).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 3000 },
  )
})

test('sums and products are what the language computes', () => {
  const figure = fc.integer({ min: 0, max: 99 })
  const operator = fc.constantFrom('+', '-', '*')
  fc.assert(
    fc.property(figure, fc.array(fc.tuple(operator, figure), { maxLength: 12 }), (first, rest) => {
      // Split into terms by hand: products first, then one after the other from the left.
      const terms: Array<{ sign: number; product: number }> = [{ sign: 1, product: first }]
      for (const [sign, value] of rest) {
        if (sign === '*') terms.at(-1)!.product *= value
        else terms.push({ sign: sign === '+' ? 1 : -1, product: value })
      }
      const expected = terms.reduce((sum, { sign, product }) => sum + sign * product, 0)
      expect(parseFormula(`${first}${rest.map(([sign, value]) => ` ${sign} ${value}`).join('')}`)(0)).toBe(expected)
    }),
  )
})

test('whatever is written, precedence and grouping are those of the language', () => {
  const { text } = fc.letrec<{ text: string }>((again) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', '0', '1', '2', '0.5', '3e-1'),
      // What comes before a power the language wants in brackets, where a minus could be meant for either.
      fc.tuple(again('text'), fc.constantFrom(' + ', '-', ' * ', '/'), again('text')).map((parts) => parts.join('')),
      fc.tuple(again('text'), again('text')).map(([base, power]) => `(${base})^(${power})`),
      fc.constantFrom('2^x^2', '2^x*3', '2*3^x', '2^(-x)', '-(x^2)', '-(2^x)*3'),
      again('text').map((inner) => `(${inner})`),
      again('text').map((inner) => `(-(${inner}))`),
      fc.tuple(fc.constantFrom('sqrt', 'log', 'exp', 'abs'), again('text')).map(([name, of]) => `${name}(${of})`),
      fc
        .tuple(fc.constantFrom('min', 'max'), again('text'), again('text'))
        .map(([name, a, b]) => `${name}(${a}, ${b})`),
    ),
  }))
  fc.assert(
    fc.property(text, fc.constantFrom(-2, -0.5, 0, 1, 3), (formula, x) => {
      const spelled = formula.replaceAll('^', '**').replace(/sqrt|log|exp\b|abs|min|max/g, 'Math.$&')
      const language = new Function('x', `return ${spelled.replaceAll('--', '- -')}`)
      expect(parseFormula(formula)(x)).toBe(language(x))
    }),
    { numRuns: 2000 },
  )
})

function caught(text: string): FormulaError {
  try {
    parseFormula(text)
  } catch (error) {
    if (error instanceof FormulaError) return error
    throw error
  }
  throw new Error(`“${text}” was taken as a formula.`)
}
