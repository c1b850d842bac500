import { describe, expect, it } from 'vitest'
import type { ModelCardSection } from '@/lib/model-cards/vocabulary'
import { groupSections, isWritten, linkDefinitions, shareOut } from './card-groups'

const section = (key: string, level: number, markdown = 'text'): ModelCardSection => ({
  key,
  level,
  markdown,
  heading: key,
  line: 1,
})
const keysIn = (sections: ModelCardSection[]) =>
  Object.fromEntries(
    groupSections(sections)
      .filter((group) => group.sections.length > 0)
      .map((group) => [group.id, group.sections.map(({ key }) => key)]),
  )

describe('the order in which a card is read', () => {
  it('puts limits before results, wherever the card has them', () => {
    const groups = groupSections([section('introduction', 1), section('results', 2), section('limitations', 2)])
    expect(groups.map(({ id }) => id).slice(0, 3)).toEqual(['purpose', 'limits', 'results'])
    expect(keysIn([section('results', 2), section('limitations', 2)])).toEqual({
      limits: ['limitations'],
      results: ['results'],
    })
  })

  it('keeps a heading it does not know with the known one above it', () => {
    expect(
      keysIn([section('limitations', 2), section('hallucination', 3), section('worse-cases', 4), section('poem', 2)]),
    ).toEqual({ limits: ['limitations', 'hallucination', 'worse-cases'], rest: ['poem'] })
  })

  it('does not put everything under the title', () => {
    expect(keysIn([section('introduction', 1), section('poem', 2)])).toEqual({
      purpose: ['introduction'],
      rest: ['poem'],
    })
  })

  it('knows a heading that comes twice', () => {
    expect(keysIn([section('limitations', 2), section('limitations-2', 2)])).toEqual({
      limits: ['limitations', 'limitations-2'],
    })
  })

  it('does not count headings as words', () => {
    const [, limits] = groupSections([section('limitations', 2, ' ')])
    expect(isWritten(limits!)).toBe(false)
  })
})

describe('long cards', () => {
  it('gives each section what is left', () => {
    const shares = shareOut([section('a', 2, 'x'.repeat(60)), section('b', 2, 'x'.repeat(60))], 100)
    expect([...shares.values()]).toEqual([60, 40])
  })

  it('finds definitions of links, and only those', () => {
    expect(linkDefinitions('see [a]\n\n[a]: https://a.example\n    [b]: https://b.example\n[c] text')).toBe(
      '[a]: https://a.example',
    )
  })
})
