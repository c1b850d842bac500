export interface UniqueId {
  /** `model`, `test`, `source` … */
  kind: string
  project: string
  /** Without the hash that dbt puts behind the name of a test. */
  name: string
}

/** `test.churn.not_null_contracts_id.2da7e7b96e` */
export function parseUniqueId(id: string): UniqueId {
  const [kind = '', project = '', ...rest] = id.split('.')
  const isHashed = rest.length > 1 && /^[0-9a-f]{8,12}$/.test(rest.at(-1)!)
  return { kind, project, name: (isHashed ? rest.slice(0, -1) : rest).join('.') || id }
}
