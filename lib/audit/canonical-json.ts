import canonicalize from 'canonicalize'
import { utf8 } from './bytes'

/** What may be hashed: JSON whose numbers every reader understands alike. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

const LONE_SURROGATE = /\p{Surrogate}/u

function refuse(path: string, why: string): never {
  throw new NotCanonical(`${path === '' ? 'The value' : path} ${why}`)
}

function assertValue(value: unknown, path: string, ancestors: Set<object>): void {
  switch (typeof value) {
    case 'boolean':
      return
    case 'string':
      if (LONE_SURROGATE.test(value)) refuse(path, 'holds half of a surrogate pair')
      return
    case 'number':
      if (!Number.isFinite(value)) refuse(path, `is ${value}, which JSON cannot say`)
      if (Number.isInteger(value) && !Number.isSafeInteger(value))
        refuse(path, 'is an integer beyond 2^53: send a string')
      return
    case 'object':
      break
    default:
      refuse(path, `is ${value === undefined ? 'undefined' : `a ${typeof value}`}`)
  }
  if (value === null) return
  if (ancestors.has(value)) refuse(path, 'contains itself')
  ancestors.add(value)
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) assertValue(value[i], `${path}[${i}]`, ancestors)
  } else {
    const prototype = Object.getPrototypeOf(value)
    if (prototype !== null && prototype !== Object.prototype) refuse(path, 'is not a plain object')
    if (Object.hasOwn(value, 'toJSON') && typeof (value as { toJSON?: unknown }).toJSON === 'function') {
      refuse(path, 'writes itself as something else')
    }
    for (const [key, item] of Object.entries(value)) {
      if (LONE_SURROGATE.test(key)) refuse(path, 'has a key with half of a surrogate pair')
      assertValue(item, path === '' ? key : `${path}.${key}`, ancestors)
    }
  }
  ancestors.delete(value)
}

/** The RFC 8785 text of a value. Throws NotCanonical, naming the place, for what would not read back as the same value. */
export function canonicalJson(value: unknown): string {
  assertValue(value, '', new Set())
  return canonicalize(value) as string
}

export function canonicalBytes(value: unknown): Uint8Array {
  return utf8(canonicalJson(value))
}

function hasSortedKeysAndSafeNumbers(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value)
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) if (!hasSortedKeysAndSafeNumbers(value[i])) return false
    return true
  }
  let previous: string | null = null
  for (const key in value) {
    if (previous !== null && previous >= key) return false
    previous = key
    if (!hasSortedKeysAndSafeNumbers((value as Record<string, unknown>)[key])) return false
  }
  return true
}

/**
 * Parses text that must be canonical already; undefined when it is not. The quick way covers nearly every entry:
 * when the keys come in order, JSON.stringify writes RFC 8785 (both take strings and numbers from ECMAScript).
 * Keys that look like integers are moved by the engine, and escaped surrogates need a closer look: the full way.
 */
export function parseCanonical(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!text.includes('\\ud') && hasSortedKeysAndSafeNumbers(value) && JSON.stringify(value) === text) return value
  try {
    return canonicalJson(value) === text ? value : undefined
  } catch {
    return undefined
  }
}
