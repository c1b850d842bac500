import { describe, expect, it } from 'vitest'
import { LINES_PER_PAGE, lineHref, sourcePage } from './source-lines'

describe('the source of a card', () => {
  it('counts lines of every ending alike, and no line after the last break', () => {
    const page = sourcePage('a\r\nb\rc\nd\n', 1, [])
    expect(page.lines.map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [4, 'd'],
    ])
  })

  it('shows the page that holds the line, with its problems', () => {
    const source = Array.from({ length: LINES_PER_PAGE * 2 + 5 }, (_, at) => `line ${at + 1}`).join('\n')
    const wanted = LINES_PER_PAGE + 3
    const page = sourcePage(source, wanted, [{ line: wanted, message: 'odd' }])
    expect([page.from, page.to, page.previous, page.next]).toEqual([
      LINES_PER_PAGE + 1,
      LINES_PER_PAGE * 2,
      1,
      LINES_PER_PAGE * 2 + 1,
    ])
    expect(page.lines.find(({ number }) => number === wanted)?.problems).toHaveLength(1)
  })

  it('answers any number that an address may hold', () => {
    expect(sourcePage('a\nb', Number.NaN, []).from).toBe(1)
    expect(sourcePage('a\nb', -4, []).lines).toHaveLength(2)
    expect(sourcePage('a\nb', 1e9, []).to).toBe(2)
  })

  it('says how much of a very long line is not shown', () => {
    const [line] = sourcePage('x'.repeat(5000), 1, []).lines
    expect(line!.text.length + line!.hidden).toBe(5000)
    expect(line!.hidden).toBeGreaterThan(0)
  })

  it('leads to the line on its page', () => {
    expect(lineHref('/m', 12)).toBe('/m/report/file#L12')
    expect(lineHref('/m', LINES_PER_PAGE + 1)).toBe(`/m/report/file?from=${LINES_PER_PAGE + 1}#L${LINES_PER_PAGE + 1}`)
  })
})
