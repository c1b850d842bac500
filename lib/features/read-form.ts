/** A feature's input out of its form: an empty choice is none. */
export function readFeatureForm(fields: Record<string, string | undefined>): Record<string, unknown> {
  return { ...fields, owner: fields.owner || null, dataset: fields.dataset || null }
}
