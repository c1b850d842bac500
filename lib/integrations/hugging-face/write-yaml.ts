import { canonical } from '../reading/canonical'
import type { Json } from '../reading/located'

/** A number as it stood: `0.910` is not written `0.91`. */
export class Digits {
  constructor(readonly text: string) {}
}

export type Writable = string | Digits | boolean | null | Writable[] | { [key: string]: Writable | undefined } | InLine

/** A value in one line, as JSON: any reader of YAML takes it. */
export class InLine {
  constructor(readonly value: Json) {}
}

const PLAIN = /^[A-Za-z][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*$/
// Words that YAML 1.1 or 1.2 take for something else: Norwegian, `no`, became false in 86 of 26,876 cards.
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|infinity|\.nan|\.inf)$/i
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?$/
const NOT_FINITE: Record<string, string> = { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' }

/** Keys and their values as block YAML, in the order given; what is undefined or an empty list is left out. */
export function writeYaml(entries: { [key: string]: Writable | undefined }, indent = 0): string[] {
  const pad = ' '.repeat(indent)
  return Object.entries(entries).flatMap(([key, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
    if (Array.isArray(value)) return [`${pad}${keyText(key)}:`, ...value.flatMap((item) => listItem(item, indent))]
    if (isGroup(value)) return [`${pad}${keyText(key)}:`, ...writeYaml(value, indent + 2)]
    return [`${pad}${keyText(key)}: ${scalar(value)}`]
  })
}

function listItem(item: Writable, indent: number): string[] {
  const pad = ' '.repeat(indent)
  if (!isGroup(item)) return [`${pad}- ${Array.isArray(item) ? '[]' : scalar(item)}`]
  const [first, ...rest] = writeYaml(item, indent + 2)
  return first === undefined ? [`${pad}- {}`] : [`${pad}- ${first.slice(indent + 2)}`, ...rest]
}

function isGroup(value: Writable): value is { [key: string]: Writable | undefined } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Digits) &&
    !(value instanceof InLine)
  )
}

function keyText(key: string): string {
  return /^[A-Za-z_][\w-]*$/.test(key) && !RESERVED.test(key) ? key : quoted(key)
}

function scalar(value: string | Digits | boolean | null | InLine): string {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (value instanceof InLine) return escaped(canonical(value.value))
  if (value instanceof Digits) {
    if (NUMBER.test(value.text)) return value.text
    return NOT_FINITE[value.text] ?? text(value.text)
  }
  return text(value)
}

function text(value: string): string {
  return PLAIN.test(value) && value.length <= 200 && !RESERVED.test(value) ? value : quoted(value)
}

function quoted(value: string): string {
  return escaped(JSON.stringify(value))
}

/** JSON may hold characters that YAML takes for the end of a line or does not allow. */
function escaped(json: string): string {
  return json.replace(/[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g, (mark) => {
    return `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
