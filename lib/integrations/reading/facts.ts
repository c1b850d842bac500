import type { ImportedFacts } from '@/lib/imports/vocabulary'

/** The facts without their empty lists. */
export function withoutEmpty(facts: ImportedFacts): ImportedFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => !Array.isArray(value) || value.length > 0))
}

export function isEmpty(facts: ImportedFacts): boolean {
  return Object.keys(withoutEmpty(facts)).length === 0
}
