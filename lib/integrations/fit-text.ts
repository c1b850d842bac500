// What a file says, in the form that the database and the log take: whole characters and no NUL.

const half = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The same value with each half of a character replaced, and NUL taken out, in every text of it. Plain JSON only. */
export function fitText<T>(value: T): T {
  if (typeof value === 'string') return whole(value) as T
  if (Array.isArray(value)) return value.map(fitText) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [whole(key), fitText(item)])) as T
}

function whole(text: string): string {
  return text.replaceAll('\0', '').replace(half, '\ufffd')
}
