// Arithmetic of one variable, as people write a rate that is no straight line. Read here and not by a library: the ones
// there are bring a hundred kilobytes to the browser and evaluate much more than arithmetic.

export class FormulaError extends Error {
  override readonly name = 'FormulaError'
  constructor(
    message: string,
    /** Where in the text, counted from 0. */
    readonly at: number,
  ) {
    super(message)
  }
}

type Compute = (x: number) => number

const functions: Record<string, { least: number; most: number; of: (...values: number[]) => number }> = {
  min: { least: 2, most: 9, of: Math.min },
  max: { least: 2, most: 9, of: Math.max },
  sqrt: { least: 1, most: 1, of: Math.sqrt },
  log: { least: 1, most: 1, of: Math.log },
  exp: { least: 1, most: 1, of: Math.exp },
  abs: { least: 1, most: 1, of: Math.abs },
}

const binary: Record<string, { power: number; of: (a: number, b: number) => number }> = {
  '+': { power: 1, of: (a, b) => a + b },
  '-': { power: 1, of: (a, b) => a - b },
  '*': { power: 2, of: (a, b) => a * b },
  '/': { power: 2, of: (a, b) => a / b },
  '^': { power: 4, of: (a, b) => a ** b },
}

/** Deeper than this nobody reads it, and a stack has an end. */
const DEEPEST = 50

interface Token {
  text: string
  at: number
}

/** @throws FormulaError with the place of what is wrong */
export function parseFormula(text: string): Compute {
  const tokens = tokensOf(text)
  let next = 0
  let depth = 0
  const peek = () => tokens[next]
  const end = text.length

  function expect(wanted: string): void {
    const token = tokens[next++]
    if (token?.text !== wanted) throw new FormulaError(`A “${wanted}” is missing.`, token?.at ?? end)
  }

  function expression(least: number): Compute {
    if (++depth > DEEPEST) throw new FormulaError('It is nested too deeply.', peek()?.at ?? end)
    let left = operand()
    for (;;) {
      const text = peek()?.text ?? ''
      // Own ones alone: “constructor” is a word that every object knows.
      const operator = Object.hasOwn(binary, text) ? binary[text] : undefined
      if (!operator || operator.power < least) break
      const isPower = tokens[next++]!.text === '^'
      const before = left
      // Powers group from the right, everything else from the left.
      const right = expression(isPower ? operator.power : operator.power + 1)
      left = (x) => operator.of(before(x), right(x))
    }
    depth--
    return left
  }

  function operand(): Compute {
    const token = tokens[next++]
    if (!token) throw new FormulaError('It ends too early.', end)
    if (token.text === '-') {
      const of = expression(3)
      return (x) => -of(x)
    }
    if (token.text === '(') {
      const inner = expression(0)
      expect(')')
      return inner
    }
    if (token.text === 'x') return (x) => x
    if (/^[\d.]/.test(token.text)) {
      const value = Number(token.text)
      if (!Number.isFinite(value)) throw new FormulaError(`“${token.text}” is no figure.`, token.at)
      return () => value
    }
    if (!/^[A-Za-z]/.test(token.text))
      throw new FormulaError(`A figure or x is missing before “${token.text}”.`, token.at)
    return call(token)
  }

  function call({ text: name, at }: Token): Compute {
    const known = Object.hasOwn(functions, name) ? functions[name] : undefined
    if (!known)
      throw new FormulaError(`“${name}” is not known here. There are x, ${Object.keys(functions).join(', ')}.`, at)
    expect('(')
    const values = [expression(0)]
    while (peek()?.text === ',') {
      next++
      values.push(expression(0))
    }
    expect(')')
    if (values.length < known.least || values.length > known.most)
      throw new FormulaError(
        `${name} takes ${known.least === known.most ? known.least : `${known.least} to ${known.most}`}.`,
        at,
      )
    return (x) => known.of(...values.map((value) => value(x)))
  }

  const compute = expression(0)
  const rest = peek()
  if (rest) throw new FormulaError(`“${rest.text}” does not belong here.`, rest.at)
  return compute
}

const shape = /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z]+)|([-+*/^(),]))/y

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const trimmed = text.trimEnd()
  shape.lastIndex = 0
  while (shape.lastIndex < trimmed.length) {
    const from = shape.lastIndex
    const match = shape.exec(trimmed)
    if (!match) {
      const at = from + (/^\s*/.exec(trimmed.slice(from))?.[0].length ?? 0)
      throw new FormulaError(`“${trimmed[at]}” cannot stand in a formula.`, at)
    }
    const word = match[1] ?? match[2] ?? match[3]!
    tokens.push({ text: word, at: shape.lastIndex - word.length })
  }
  return tokens
}
