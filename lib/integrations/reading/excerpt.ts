import type { Located } from './located'
import { isPersonalKey, LEFT_OUT_PERSONAL, reasonToLeaveOut } from './personal'

const MOST = 400

/** The beginning of a value as compact JSON, for a list of what was not read; text alone goes without quotation marks. */
export function excerpt(node: Located, key = ''): string {
  if (node.kind === 'scalar' || node.kind === 'marker')
    return reasonToLeaveOut(key, node.text) ?? node.text.slice(0, MOST)
  let text = ''
  write(node, key)
  return text.length > MOST ? `${[...text.slice(0, MOST)].slice(0, -1).join('')}…` : text

  function write(value: Located, name: string): void {
    if (text.length > MOST) return
    if (value.kind !== 'empty' && isPersonalKey(name)) text += JSON.stringify(LEFT_OUT_PERSONAL)
    else if (value.kind === 'map') {
      text += '{'
      let isFirst = true
      for (const [entry, { value: below }] of value.entries) {
        if (text.length > MOST) return
        text += `${isFirst ? '' : ','}${JSON.stringify(entry)}:`
        isFirst = false
        write(below, entry)
      }
      text += '}'
    } else if (value.kind === 'list') {
      text += '['
      for (const [i, item] of value.items.entries()) {
        if (text.length > MOST) return
        if (i > 0) text += ','
        write(item, name)
      }
      text += ']'
    } else if (value.kind === 'empty') text += 'null'
    else {
      const reason = reasonToLeaveOut(name, value.text)
      text += reason ? JSON.stringify(reason) : JSON.stringify(value.kind === 'scalar' ? value.value : value.text)
    }
  }
}
