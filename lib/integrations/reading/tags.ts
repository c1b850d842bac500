import { toJson } from './located'
import type { Part } from './part'
import { reasonToLeaveOut } from './personal'

const LONGEST_KEY = 250
const LONGEST_VALUE = 6_000

/** Keys and values in either of the forms in which tools write them: a group, or a list of `{key, value}`. */
export function pairsOf(part: Part): Array<[string, Part]> {
  if (part.isMap) return part.entries()
  return part.items().flatMap((item): Array<[string, Part]> => {
    const key = item.at('key').text(LONGEST_KEY)
    return key === null ? [] : [[key, item.at('value')]]
  })
}

/** Tags as text by key. What tells of a person or is a secret is left out, and listed. */
export function tagsOf(part: Part, known: (key: string, value: Part) => boolean = () => false): Record<string, string> {
  const tags: Record<string, string> = {}
  for (const [key, value] of pairsOf(part)) {
    if (!known(key, value)) putTag(tags, key, value)
  }
  return tags
}

export function putTag(tags: Record<string, string>, key: string, value: Part): void {
  if (key === '__proto__') value.leaveOut('a key may not be called “__proto__”: left out')
  if (!value.node || value.node.kind === 'empty' || key === '__proto__') return
  const written = value.isMap || value.isList ? JSON.stringify(toJson(value.node)) : null
  const reason = reasonToLeaveOut(key, written ?? ('text' in value.node ? value.node.text : ''))
  // In a list of pairs the path says `value`, not whose.
  if (reason) value.leaveOut(reason, value.key === key ? undefined : key)
  else if (written === null) tags[key.slice(0, LONGEST_KEY)] = value.text(LONGEST_VALUE) ?? ''
  else if (written.length <= LONGEST_VALUE) {
    tags[key.slice(0, LONGEST_KEY)] = written
    value.claim()
  }
}
