/** A value as a person reads it; null stays null. */
export function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (Array.isArray(value)) {
    const items = value.filter((item) => item !== null)
    if (items.every((item) => typeof item !== 'object')) return items.length > 0 ? items.join(', ') : null
  }
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}
