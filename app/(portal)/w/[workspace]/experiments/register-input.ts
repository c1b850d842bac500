export type RegisterFields = Record<string, string | undefined>

/** Empty fields of a form say nothing; they are not sent. */
export function registerInput(fields: RegisterFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]?.trim())),
  )
}
