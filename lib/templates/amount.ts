/**
 * A figure as people write it: 1200000, 1,200,000, 1.200.000, 1 200 000,50 or 0.5. Of two kinds of separator the last one is
 * the decimal one; a single one before exactly three digits groups thousands. NaN for anything else.
 */
export function readAmount(text: string): number {
  const bare = text.replace(/[\s'’_\u00a0\u202f]/g, '')
  if (!/^\d[\d.,]*$/.test(bare)) return Number.NaN
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','))
  if (last < 0) return Number(bare)
  const separator = bare[last]!
  const other = separator === '.' ? ',' : '.'
  const isGrouping = !bare.includes(other) && /^\d{1,3}([.,]\d{3})+$/.test(bare) && !bare.startsWith('0')
  if (isGrouping) return Number(bare.replaceAll(separator, ''))
  if (bare.indexOf(separator) !== last) return Number.NaN
  return Number(`${bare.slice(0, last).replaceAll(other, '')}.${bare.slice(last + 1)}`)
}
