import { Notice } from '@/components/ui/notice'
import type { HiddenFinding } from './hidden-characters'

/** Says what was made visible, before anybody reads on. */
export function HiddenNotice({ found }: { found: HiddenFinding[] }) {
  const total = found.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const list = found.map(({ name, count }) => `${name}${count > 1 ? ` (${count} times)` : ''}`).join(', ')
  return (
    <Notice
      tone="warn"
      title={`This text has ${total === 1 ? 'a character' : `${total} characters`} that can mislead a reader`}
    >
      Each is written out where it stands, as ⟨U+202E⟩: {list}. Ask the author why before you sign.
    </Notice>
  )
}
