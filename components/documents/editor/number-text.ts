/**
 * A figure as people write it: 1200, -4, 1,200,000, 1.200.000, 1 200,50 or 0.5. Of two kinds of separator the last is the
 * decimal one, and one that stands several times groups; a single comma before three digits groups, a single point never
 * does. NaN for anything else: then what was typed stays, and is not a number yet.
 */
export function readNumber(text: string): number {
  const bare = text.replace(/[\s'’_\u00a0\u202f]/g, '').replace('−', '-')
  if (!/^[+-]?(\d[\d.,]*|[.,]\d+)$/.test(bare)) return Number.NaN
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last < 0) return Number(bare)
  const separator = bare[last]!
  const other = separator === '.' ? ',' : '.'
  const groups = (by: string) =>
    bare
      .slice(0, by === separator ? undefined : last)
      .split(by)
      .slice(1)
  const isGrouped = (by: string) => groups(by).every((group) => group.length === 3)
  const isSingle = bare.indexOf(separator) === last
  if (!isSingle || (separator === ',' && !bare.includes('.') && isGrouped(',') && !/^[+-]?0/.test(bare))) {
    return !bare.includes(other) && isGrouped(separator) ? Number(bare.replaceAll(separator, '')) : Number.NaN
  }
  if (bare.includes(other) && !isGrouped(other)) return Number.NaN
  return Number(`${bare.slice(0, last).replaceAll(other, '')}.${bare.slice(last + 1)}`)
}

/** "1,584,000.5" */
export function numberText(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 20 }).format(value)
}
