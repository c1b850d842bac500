/** Postgres' text of a timestamptz in a UTC session, as ISO 8601 with six digits. @throws for any other text */
export function isoInstant(text: string): string {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:\+00(?::?00)?|Z)$/.exec(text)
  if (!match) throw new Error(`Not an instant in UTC: ${text}`)
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(6, '0')}Z`
}
