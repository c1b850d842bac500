import { describe, expect, it } from 'vitest'
import { countControls, textPieces, visibleControls } from './visible-controls'

describe('hidden characters', () => {
  it('shows what reorders a text, by name', () => {
    expect(visibleControls('pay \u202e001\u202c now')).toBe('pay ⟦RLO⟧001⟦PDF⟧ now')
    expect(visibleControls('\u2067abc\u2069\u200f')).toBe('⟦RLI⟧abc⟦PDI⟧⟦RLM⟧')
  })

  it('shows what has no width, and characters nobody has named', () => {
    expect(visibleControls('ap\u200bprove\ufeff')).toBe('ap⟦ZWSP⟧prove⟦BOM⟧')
    expect(visibleControls('a\u{e0041}b\u0007')).toBe('a⟦U+E0041⟧b⟦U+0007⟧')
  })

  it('leaves joiners where a script or an emoji needs them, and shows them between Latin letters', () => {
    const persian = 'می\u200cخواهم'
    const family = '👩\u200d👧'
    expect(visibleControls(persian)).toBe(persian)
    expect(visibleControls(family)).toBe(family)
    expect(visibleControls('ad\u200dmin')).toBe('ad⟦U+200D⟧min')
  })

  it('keeps tabs, line breaks and right-to-left letters as they are', () => {
    const text = 'a\tb\r\nשלום عالم'
    expect(visibleControls(text)).toBe(text)
    expect(countControls(text)).toBe(0)
  })

  it('cuts a text so that the pieces give all of it back', () => {
    const text = '\u202eone\u200btwo'
    expect(textPieces(text)).toEqual([
      { text: 'RLO', control: 'right-to-left override' },
      { text: 'one' },
      { text: 'ZWSP', control: 'space without width' },
      { text: 'two' },
    ])
    expect(countControls(text)).toBe(2)
  })
})
