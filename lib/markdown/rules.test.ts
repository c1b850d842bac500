import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from '@/components/ui/markdown'
import { cpuTime } from '@/lib/testing/cpu-time'
import { isTangled } from './rules'

const hostile: Record<string, string> = {
  quotes: `${'> '.repeat(20_000)}x`,
  lists: `${'- '.repeat(8000)}x`,
  numbers: `${'1. '.repeat(3000)}x`,
  mixed: `${'> - '.repeat(5000)}x`,
  notes: `${'[^a]: '.repeat(3000)}x`,
  table: `${'|a'.repeat(3000)}|\n${'|-'.repeat(3000)}|\n${'|b|\n'.repeat(3000)}`,
  pictures: `${'!['.repeat(2000)}a${'](b)'.repeat(2000)}`,
  emphasis: '*a_'.repeat(100_000),
  'emphasis over many lines': '*a_\n> '.repeat(20_000),
  indents: Array.from({ length: 350 }, (_, at) => `${' '.repeat(at * 2)}- a`).join('\n'),
}

describe('text written to be costly', () => {
  it.each(Object.entries(hostile))('knows %s', (_, markdown) => {
    expect(isTangled(markdown)).toBe(true)
  })

  it.each(Object.entries(hostile))('shows %s as text, at once', (_, markdown) => {
    let shown = ''
    expect(
      cpuTime(() => {
        shown = renderToStaticMarkup(Markdown({ children: markdown }))
      }),
    ).toBeLessThan(4000)
    expect(shown).toContain('<pre')
  })

  it('shows as text what only turns out to be too deep', () => {
    const emphasis = `${'*a **b '.repeat(500)}x${'b** a*'.repeat(500)}`
    expect(renderToStaticMarkup(Markdown({ children: emphasis }))).toContain('<pre')
  })
})

describe('text written to be read', () => {
  it.each([
    '> quoted\n> > twice\n\n- a\n  - b\n    - c\n      - d',
    '| a | b |\n|---|:-:|\n| 1 | 2 |\n'.repeat(50),
    '-'.repeat(80),
    '* * * * *',
    `${'columns_of_a_table, '.repeat(4000)}`,
    '- **Fair** or _not_: `x`\n'.repeat(3000),
    '[a](b) [[c]] ![d](e) [1][2]',
    `${'| x '.repeat(12)}|\n${'|---'.repeat(12)}|\n${`${'| y '.repeat(12)}|\n`.repeat(500)}`,
  ])('is rendered: %#', (markdown) => {
    expect(isTangled(markdown)).toBe(false)
    expect(renderToStaticMarkup(Markdown({ children: markdown }))).not.toContain('<pre')
  })
})
