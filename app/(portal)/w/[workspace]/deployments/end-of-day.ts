/** A day of the address and the end of it in UTC; null for what is none, or is yet to come. */
export function endOfDay(given: string | string[] | undefined): { day: string; at: string } | null {
  const day = [given].flat()[0]
  if (!day || !/^\d{4}-\d\d-\d\d$/.test(day)) return null
  const end = new Date(`${day}T23:59:59.999Z`)
  if (Number.isNaN(end.getTime()) || end.toISOString().slice(0, 10) !== day || day < '1990' || day > '2999') return null
  return { day, at: end.toISOString() }
}
