import { describe, expect, it } from 'vitest'
import { hiddenIn, revealed, revealHidden } from './hidden-characters'

describe('revealHidden', () => {
  it('writes out what turns the reading order round', () => {
    const { text, found } = revealHidden('approve \u202Ereject\u202C')
    expect(text).toBe('approve ⟨U+202E⟩reject⟨U+202C⟩')
    expect(found).toEqual([
      { name: 'right-to-left override', count: 1 },
      { name: 'end of embedding', count: 1 },
    ])
  })

  it.each([
    ['zero\u200Bwidth', 'zero⟨U+200B⟩width'],
    ['re\u00ADject', 're⟨U+00AD⟩ject'],
    ['a\u0000b', 'a⟨U+0000⟩b'],
    ['tag\u{E0041}', 'tag⟨U+E0041⟩'],
    ['blank\u3164', 'blank⟨U+3164⟩'],
    ['p\u0430ypal', 'p\u0430⟨U+0430⟩ypal'],
    ['join\u200Ded', 'join⟨U+200D⟩ed'],
  ])('%j is %j', (given, shown) => {
    expect(revealed(given)).toBe(shown)
  })

  it.each([
    'Line one\n\tline two',
    'Größe, Wiśniewski, naïve, 中文, עברית, العربية',
    'сорок тысяч',
    'Δrecall of β-blockers, 5 µm',
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645',
    '👩\u200D💻 and 🏳\uFE0F\u200D🌈',
  ])('leaves %j as it is', (text) => {
    expect(revealHidden(text)).toEqual({ text, found: [] })
  })

  it('adds up over many texts', () => {
    expect(hiddenIn(['a\u200Bb', null, '\u200B'])).toEqual([{ name: 'zero-width space', count: 2 }])
  })
})
