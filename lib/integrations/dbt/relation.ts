import type { Part } from '../reading/part'

/** `"jaffle_shop"."main"."customers"` as `jaffle_shop.main.customers`; null where nothing names a table. */
export function relationOf(node: Part): string | null {
  const relation = node.at('relation_name').name()
  if (relation !== null) return plainRelation(relation)
  const name = node.either('identifier', 'alias', 'name').name()
  if (name === null) return null
  return [node.at('database').name(), node.at('schema').name(), name].filter((part) => part !== null).join('.')
}

export function plainRelation(relation: string): string {
  return relation.replace(/["`[\]]/g, '')
}
