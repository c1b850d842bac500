const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,12}))?)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]{1,60}\])?$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.(\d{1,12}))?(Z|[+-]\d{4})?$/i
const DIGITS = /^-?\d{1,17}(?:\.\d{1,9})?$/
// A count of seconds beyond this is one of milliseconds: the year 5138, and 1973.
const SECONDS_END = 1e11

/**
 * A point in time as ISO 8601 in UTC, or null where it is none. Takes what tools write: nanoseconds, no zone (which is
 * taken for UTC), `20200322T170247.671855Z`, and counts of seconds or milliseconds since 1970.
 */
export function instantOf(text: string): string | null {
  const written = text.trim().slice(0, 100)
  if (DIGITS.test(written)) {
    const count = Number(written)
    return fromMilliseconds(Math.abs(count) < SECONDS_END ? count * 1000 : count)
  }
  const parts = ISO.exec(written) ?? COMPACT.exec(written)
  if (!parts) return null
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] = parts
  // A leap second is the last of its minute to everybody else.
  const seconds = second === '60' ? '59' : second
  const offset = zone.toUpperCase() === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`
  const time = Date.parse(iso)
  // 2026-02-30 is rolled over by some engines: the day must come back as it went in.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  return isDay ? fromMilliseconds(time) : null
}

function fromMilliseconds(time: number): string | null {
  const date = new Date(time)
  const year = date.getUTCFullYear()
  return Number.isNaN(time) || !(year >= 1 && year <= 9999) ? null : date.toISOString()
}
